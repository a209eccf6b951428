package app.praetor.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.store.attachment.AttachmentReport;
import app.praetor.store.attachment.SealedFolder;
import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.MemoryVault;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBundlesTest {
    @TempDir
    Path root;

    private Path folder;
    private Path outputs;
    private RunBundles bundles;

    @BeforeEach
    void outputs() throws Exception {
        folder = root.resolve("bundles");
        outputs = Files.createDirectories(root.resolve("out"));
        Files.writeString(outputs.resolve("README.md"), "# Redstart\n");
        Files.writeString(outputs.resolve("z.md"), "last ".repeat(5000));
        bundles = new RunBundles(new SealedFolder(folder, new Keysets(new MemoryVault()), new UUID(1, 1), "bundle"));
    }

    private byte[] kept() throws Exception {
        return Files.readAllBytes(folder.resolve("run.zip.sealed"));
    }

    @Test
    void aBundleIsEncryptedInsideAndInClearWhereItIsSaved() throws Exception {
        bundles.keep("run.zip", outputs);
        Bundle.write(outputs, root.resolve("direct.zip"));

        bundles.saveAs("run.zip", root.resolve("saved.zip"));

        assertThat(root.resolve("saved.zip")).hasSameBinaryContentAs(root.resolve("direct.zip"));
        assertThat(bundles.text("run.zip", "README.md")).isEqualTo("# Redstart\n");
        assertThat(new String(kept(), StandardCharsets.ISO_8859_1))
                .doesNotContain("README")
                .doesNotContain("PK");
        assertThatThrownBy(() -> bundles.text("run.zip", "none.md")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> bundles.text("gone.zip", "README.md"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("not on this device");
    }

    @Test
    void aBundleThatIsDamagedBehindTheFileAskedForIsNotTakenForWhole() throws Exception {
        bundles.keep("run.zip", outputs);
        byte[] bytes = kept();
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("run.zip.sealed"), bytes);

        assertThatThrownBy(() -> bundles.text("run.zip", "README.md"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(AttachmentDamagedException.class);
        bundles.keep("whole.zip", outputs);
        AttachmentReport report = bundles.check(List.of("run.zip", "whole.zip", "gone.zip", "../x"));
        assertThat(report.damaged()).containsExactly("run.zip");
        assertThat(report.missing()).containsExactly("../x", "gone.zip");
        assertThat(report.sound()).isEqualTo(1);
    }

    @Test
    void aBundleLeftInClearIsEncryptedAndAStrangeNameLeftAlone() throws Exception {
        Files.createDirectories(folder);
        Bundle.write(outputs, folder.resolve("run.zip"));
        Path outside = Files.writeString(root.resolve("outside.zip"), "mine");

        bundles.adopt("run.zip");
        bundles.adopt("../outside.zip");
        bundles.adopt("never-there.zip");

        assertThat(folder.resolve("run.zip")).doesNotExist();
        assertThat(bundles.text("run.zip", "README.md")).isEqualTo("# Redstart\n");
        assertThat(outside).hasContent("mine");
    }
}
