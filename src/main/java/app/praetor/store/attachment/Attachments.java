package app.praetor.store.attachment;

import app.praetor.store.secret.Keysets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The attachments of one tenant in {@code attachments/ab/abcdef…} of the workspace folder. The same content is kept
 * once. Files are named by a hash keyed to the tenant, so that a name does not betray a known document and two tenants
 * never share a file; everyone else speaks of an attachment by the SHA-256 of its content.
 */
public final class Attachments {
    private final Path folder;
    private final Keysets keysets;
    private final UUID tenant;
    private final SealedFile form;

    /**
     * @param folder the workspace's {@code attachments} folder; made when it is needed
     */
    public Attachments(Path folder, Keysets keysets, UUID tenant) {
        this.folder = folder;
        this.keysets = keysets;
        this.tenant = tenant;
        this.form = new SealedFile(keysets, tenant, "attachment");
    }

    /**
     * Keeps the content; it is encrypted and on disk when this returns. It takes the place of a file of the same content,
     * which mends a damaged one.
     *
     * @param limit largest size in bytes
     * @throws IllegalArgumentException when there is more than that; nothing is kept then
     */
    public Attachment put(InputStream content, long limit) throws IOException {
        return form.write(
                folder,
                "",
                out -> {
                    byte[] buffer = new byte[8192];
                    long total = 0;
                    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        total += n;
                        if (total > limit) {
                            throw new IllegalArgumentException("The file is larger than " + limit
                                    + " bytes. Nothing was kept; choose a smaller one.");
                        }
                        out.write(buffer, 0, n);
                    }
                },
                made -> file(made.sha256()));
    }

    /**
     * The content, verified as it is read.
     *
     * @throws AttachmentMissingException when there is no such attachment
     * @throws AttachmentDamagedException now or while reading; wrong data is never handed out
     */
    public InputStream open(String sha256) throws IOException {
        Path file = file(sha256);
        if (!Files.isRegularFile(file)) {
            throw new AttachmentMissingException("The attachment " + sha256 + " is not in this workspace: " + file
                    + " does not exist. Restore it from a backup, or add the document again.");
        }
        VerifiedStream stream = form.open(file, "", damaged(sha256, file));
        if (!stream.said().sha256().equals(sha256)) {
            stream.close();
            throw new AttachmentDamagedException(damaged(sha256, file));
        }
        return stream;
    }

    private static String damaged(String sha256, Path file) {
        return "The attachment " + sha256 + " is damaged: " + file + " does not hold what was put there. Nothing was"
                + " changed; restore that file from a backup, or add the document again.";
    }

    public boolean holds(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    /** Removes an attachment; nothing happens when it is not there. */
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    /**
     * Removes this tenant's attachments that nothing refers to. Files that do not open under its keys stay.
     *
     * @param live ids that are referenced
     * @param before only what was put before this moment goes: a row may be about to refer to what came later
     * @return how many went
     */
    public int collect(Set<String> live, Instant before) throws IOException {
        int removed = 0;
        for (Path file : files()) {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                continue;
            }
            boolean abandoned = file.getFileName().toString().endsWith(SealedFile.PART);
            if (abandoned || unreferenced(file, live)) {
                Files.delete(file);
                removed++;
            }
        }
        return removed;
    }

    private boolean unreferenced(Path file, Set<String> live) throws IOException {
        try {
            String sha256 = form.describe(file, "").sha256();
            return !live.contains(sha256) && file.equals(file(sha256));
        } catch (AttachmentDamagedException notOurs) {
            return false;
        }
    }

    /**
     * Reads every attachment of the tenant to its end.
     *
     * @param live ids that are referenced
     */
    public AttachmentReport check(Set<String> live) throws IOException {
        int sound = 0;
        Set<Path> referenced = new HashSet<>();
        List<String> missing = new ArrayList<>();
        Set<String> damaged = new TreeSet<>();
        List<String> unreferenced = new ArrayList<>();
        List<Path> unknown = new ArrayList<>();
        for (String id : new TreeSet<>(live)) {
            referenced.add(file(id));
            if (!holds(id)) {
                missing.add(id);
            } else if (reads(id)) {
                sound++;
            } else {
                damaged.add(id);
            }
        }
        for (Path file : files()) {
            if (referenced.contains(file) || file.getFileName().toString().endsWith(SealedFile.PART)) {
                continue;
            }
            try {
                String id = form.describe(file, "").sha256();
                if (!file.equals(file(id)) || !reads(id)) {
                    damaged.add(id);
                } else {
                    sound++;
                    unreferenced.add(id);
                }
            } catch (AttachmentDamagedException notOurs) {
                unknown.add(file);
            }
        }
        return new AttachmentReport(sound, missing, List.copyOf(damaged), unreferenced, unknown);
    }

    private boolean reads(String sha256) throws IOException {
        try (InputStream content = open(sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (AttachmentDamagedException | AttachmentMissingException e) {
            return false;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("“" + sha256 + "” is not the id of an attachment.");
        }
        String name =
                HexFormat.of().formatHex(keysets.nameOf(tenant, HexFormat.of().parseHex(sha256)));
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
