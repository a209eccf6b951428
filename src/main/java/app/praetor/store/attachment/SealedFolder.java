package app.praetor.store.attachment;

import app.praetor.store.secret.Keysets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** A folder of one tenant's files under names of the program's own, encrypted like attachments; e.g. {@code bundles/}. */
public final class SealedFolder {
    private static final String SUFFIX = ".sealed";

    private final Path folder;
    private final SealedFile form;

    /**
     * @param kind what the files are; a file of one kind does not open as another
     */
    public SealedFolder(Path folder, Keysets keysets, UUID tenant, String kind) {
        this.folder = folder;
        this.form = new SealedFile(keysets, tenant, kind);
    }

    /**
     * Keeps a file in place of an earlier one of that name.
     *
     * @param name a plain file name
     * @return the size of its content
     */
    public long put(String name, Filler filler) throws IOException {
        Path file = file(name);
        return form.write(folder, name, filler, made -> file).size();
    }

    public boolean holds(String name) {
        return Files.isRegularFile(file(name));
    }

    /**
     * What a file says of its content, without reading that.
     *
     * @throws AttachmentMissingException when there is no such file
     * @throws AttachmentDamagedException when it is not of this tenant and kind, or its beginning is damaged
     */
    public Attachment describe(String name) throws IOException {
        try (VerifiedStream content = opened(name)) {
            return content.said();
        }
    }

    /** Removes a file; nothing happens when it is not there. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /**
     * The content, verified as it is read.
     *
     * @throws AttachmentMissingException when there is no such file
     * @throws AttachmentDamagedException now or while reading; wrong data is never handed out
     */
    public InputStream open(String name) throws IOException {
        return opened(name);
    }

    private VerifiedStream opened(String name) throws IOException {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            throw new AttachmentMissingException("The file " + name + " is not in this workspace: " + file
                    + " does not exist. Restore it from a backup, or make it again.");
        }
        return form.open(
                file,
                name,
                "The file " + name + " is damaged: " + file + " does not hold what was put there. Nothing was changed;"
                        + " restore that file from a backup, or make it again.");
    }

    /** Writes the content in clear to a file outside; an older file there is kept until the new one is whole. */
    public void saveAs(String name, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + SealedFile.PART);
        try (InputStream in = open(name)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Reads each of these files to its end; ids of the report are their names, and it knows of no others. */
    public AttachmentReport check(Collection<String> names) throws IOException {
        int sound = 0;
        List<String> missing = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (!isName(name) || !holds(name)) {
                missing.add(name);
            } else if (reads(name)) {
                sound++;
            } else {
                damaged.add(name);
            }
        }
        return new AttachmentReport(sound, missing, damaged, List.of(), List.of());
    }

    private boolean reads(String name) throws IOException {
        try (InputStream content = open(name)) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (AttachmentDamagedException | AttachmentMissingException e) {
            return false;
        }
    }

    /** Encrypts a file of that name that lies in the folder in clear, if there is one, and removes it. */
    public void adopt(String name) throws IOException {
        file(name);
        Path clear = folder.resolve(name);
        if (Files.isRegularFile(clear, LinkOption.NOFOLLOW_LINKS)) {
            put(name, out -> Files.copy(clear, out));
            Files.delete(clear);
        }
    }

    /** Whether a text can be the name of a file here: it must not lead anywhere else. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,150}");
    }

    private Path file(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("“" + name + "” is not a plain file name.");
        }
        return folder.resolve(name + SUFFIX);
    }
}
