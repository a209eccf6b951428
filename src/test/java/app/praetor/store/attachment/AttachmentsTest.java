package app.praetor.store.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.MemoryVault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final long LIMIT = 1_000_000;
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Keysets keysets = new Keysets(new MemoryVault());
    private Attachments attachments;

    @BeforeEach
    void open() {
        attachments = new Attachments(folder, keysets, TENANT);
    }

    private static byte[] content(int size, long seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private Attachment put(byte[] content) throws IOException {
        return attachments.put(new ByteArrayInputStream(content), LIMIT);
    }

    private byte[] read(String id) throws IOException {
        try (InputStream in = attachments.open(id)) {
            return in.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void everySizeComesBackAsItWas() throws IOException {
        for (int size : new int[] {0, 1, 4000, 4096, 4097, 8192, 70_000}) {
            Attachment made = put(content(size, size));

            assertThat(made.size()).isEqualTo(size);
            assertThat(read(made.sha256())).isEqualTo(content(size, size));
        }
    }

    @Test
    void theIdIsTheHashOfTheContentAndTheFileNameIsNot() throws IOException {
        Attachment made = put("abc".getBytes(StandardCharsets.UTF_8));

        assertThat(made.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(files()).singleElement().satisfies(file -> {
            String name = file.getFileName().toString();
            assertThat(name).matches("[0-9a-f]{64}").isNotEqualTo(made.sha256());
            assertThat(file.getParent().getFileName().toString()).isEqualTo(name.substring(0, 2));
        });
    }

    @Test
    void theSameContentIsKeptOnceAndHealsADamagedFile() throws IOException {
        Attachment made = put(content(9000, 1));
        Path file = files().getFirst();
        flip(file, Files.size(file) / 2, 3);

        assertThat(put(content(9000, 1))).isEqualTo(made);

        assertThat(files()).containsExactly(file);
        assertThat(read(made.sha256())).isEqualTo(content(9000, 1));
    }

    @Test
    void twoTenantsNeverShareAFileAndDoNotSeeEachOthers() throws IOException {
        Attachment made = put(content(100, 1));
        Attachments other = new Attachments(folder, keysets, new UUID(1, 2));

        assertThatThrownBy(() -> other.open(made.sha256())).isInstanceOf(AttachmentMissingException.class);
        other.put(new ByteArrayInputStream(content(100, 1)), LIMIT);

        assertThat(files()).hasSize(2);
        assertThat(other.collect(Set.of(), LATER)).isEqualTo(1);
        assertThat(read(made.sha256())).isEqualTo(content(100, 1));
    }

    @Test
    void whatIsTooLargeLeavesNothing() throws IOException {
        assertThatThrownBy(() -> attachments.put(new ByteArrayInputStream(content(101, 1)), 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 bytes");
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        };
        assertThatThrownBy(() -> attachments.put(breaking, 100)).hasMessage("unplugged");

        assertThat(files()).isEmpty();
    }

    @Test
    void afterARotationOldAndNewFilesOpen() throws IOException {
        Attachment old = put(content(5000, 1));
        keysets.rotate(TENANT);
        Attachment young = put(content(5000, 2));

        assertThat(read(old.sha256())).isEqualTo(content(5000, 1));
        assertThat(read(young.sha256())).isEqualTo(content(5000, 2));
    }

    @Test
    void flippedBitsAreNeverWrongData() throws IOException {
        byte[] content = content(60_000, 5);
        Attachment made = put(content);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20_261_122);
        int noticed = 0;
        for (int copy = 0; copy < 50; copy++) {
            byte[] changed = whole.clone();
            int at = copy < 20
                    ? random.nextInt(200)
                    : copy < 35 ? random.nextInt(whole.length) : whole.length - 1 - random.nextInt(64);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            noticed += damagedWithoutWrongData(made, content) ? 1 : 0;
        }
        assertThat(noticed).isEqualTo(50);
    }

    @Test
    void everyByteOfTheHeadCounts() throws IOException {
        byte[] content = content(50, 5);
        Attachment made = put(content);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertThat(damagedWithoutWrongData(made, content)).as("byte %d", at).isTrue();
        }
    }

    @Test
    void aShortenedOrLengthenedFileIsNoticed() throws IOException {
        byte[] content = content(20_000, 6);
        Attachment made = put(content);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(99);
        for (int i = 0; i < 60; i++) {
            // Segment ends are the tempting places; the others are anywhere.
            int length = i < 5 ? i * 4096 + 125 : random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, Math.min(length, whole.length - 1)));
            assertThat(damagedWithoutWrongData(made, content)).isTrue();
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(damagedWithoutWrongData(made, content)).isTrue();
        Files.write(file, Arrays.copyOf(whole, whole.length + 5000));
        assertThat(damagedWithoutWrongData(made, content)).isTrue();
    }

    @Test
    void swappedAndSplicedFilesAreNoticed() throws IOException {
        byte[] one = content(10_000, 1);
        byte[] two = content(10_000, 2);
        Attachment first = put(one);
        Path firstFile = files().getFirst();
        Attachment second = put(two);
        Path secondFile =
                files().stream().filter(f -> !f.equals(firstFile)).findFirst().orElseThrow();
        byte[] a = Files.readAllBytes(firstFile);
        byte[] b = Files.readAllBytes(secondFile);
        Files.write(firstFile, b);
        Files.write(secondFile, a);

        assertThat(damagedWithoutWrongData(first, one)).isTrue();
        assertThat(damagedWithoutWrongData(second, two)).isTrue();

        byte[] spliced = a.clone();
        System.arraycopy(b, 125, spliced, 125, b.length - 125);
        Files.write(firstFile, spliced);
        assertThat(damagedWithoutWrongData(first, one)).isTrue();
    }

    /** Whether reading fails as damaged; what was handed out before must be the beginning of the true content. */
    private boolean damagedWithoutWrongData(Attachment made, byte[] content) throws IOException {
        int given = 0;
        try (InputStream in = attachments.open(made.sha256())) {
            byte[] buffer = new byte[1000];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                assertThat(Arrays.copyOf(buffer, n)).isEqualTo(Arrays.copyOfRange(content, given, given + n));
                given += n;
            }
            return false;
        } catch (AttachmentDamagedException e) {
            assertThat(e).hasMessageContaining(made.sha256()).hasMessageContaining("restore that file from a backup");
            return true;
        }
    }

    @Test
    void aCheckTellsMissingDamagedAndUnreferenced() throws IOException {
        Attachment sound = put(content(100, 1));
        Attachment gone = put(content(100, 2));
        List<Path> before = files();
        Attachment broken = put(content(100, 3));
        Path brokenFile =
                files().stream().filter(f -> !before.contains(f)).findFirst().orElseThrow();
        flip(brokenFile, Files.size(brokenFile) - 1, 0);
        Attachment loose = put(content(100, 4));
        attachments.delete(gone.sha256());
        new Attachments(folder, keysets, new UUID(1, 2)).put(new ByteArrayInputStream(content(5, 9)), LIMIT);

        AttachmentReport report = attachments.check(Set.of(sound.sha256(), gone.sha256(), broken.sha256()));

        assertThat(report.whole()).isFalse();
        assertThat(report.missing()).containsExactly(gone.sha256());
        assertThat(report.damaged()).containsExactly(broken.sha256());
        assertThat(report.unreferenced()).containsExactly(loose.sha256());
        assertThat(report.sound()).isEqualTo(2);
        assertThat(report.unknown()).hasSize(1);
    }

    @Test
    void collectingKeepsWhatIsReferencedAndWhatIsYoung() throws IOException {
        Attachment live = put(content(100, 1));
        Attachment loose = put(content(100, 2));
        Files.write(folder.resolve("left.part"), new byte[] {1});

        assertThat(attachments.collect(Set.of(live.sha256()), Instant.EPOCH)).isZero();
        assertThat(attachments.collect(Set.of(live.sha256()), LATER)).isEqualTo(2);

        assertThat(attachments.holds(live.sha256())).isTrue();
        assertThat(attachments.holds(loose.sha256())).isFalse();
        assertThat(files()).hasSize(1);
    }

    @Test
    void anIdCannotReachOutOfTheFolder() {
        assertThatThrownBy(() -> attachments.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSealedFileOpensOnlyUnderItsNameAndKind() throws IOException {
        SealedFolder bundles = new SealedFolder(folder, keysets, TENANT, "bundle");
        assertThat(bundles.put("a.zip", out -> out.write("hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(5);
        bundles.saveAs("a.zip", folder.resolve("clear.zip"));
        assertThat(folder.resolve("clear.zip")).hasContent("hello");
        Files.copy(folder.resolve("a.zip.sealed"), folder.resolve("b.zip.sealed"));
        Files.write(folder.resolve("precious"), new byte[] {1, 2});

        assertThatThrownBy(() -> bundles.open("b.zip"))
                .isInstanceOf(AttachmentDamagedException.class)
                .hasMessageContaining("b.zip");
        assertThatThrownBy(() -> new SealedFolder(folder, keysets, TENANT, "report").open("a.zip"))
                .isInstanceOf(AttachmentDamagedException.class);
        assertThatThrownBy(() -> bundles.saveAs("b.zip", folder.resolve("precious")))
                .isInstanceOf(AttachmentDamagedException.class);
        assertThat(Files.readAllBytes(folder.resolve("precious"))).containsExactly(1, 2);
        assertThatThrownBy(() -> bundles.open("none.zip")).isInstanceOf(AttachmentMissingException.class);
        assertThatThrownBy(() -> bundles.put("../x", out -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
