package app.praetor.store.key;

import app.praetor.store.WorkspaceException;
import app.praetor.store.key.disk.SafeFiles;
import app.praetor.store.key.seal.Sealing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key files of one workspace on disk, held against every other program until it is closed. A file is replaced whole
 * or not at all, and is on disk when a method returns.
 */
final class KeyFolder implements AutoCloseable {
    private final KeyPlaces places;
    private final FileChannel lock;

    private KeyFolder(KeyPlaces places, FileChannel lock) {
        this.places = places;
        this.lock = lock;
    }

    /**
     * @throws WorkspaceException when another program, or another part of this one, holds it
     */
    static KeyFolder lock(KeyPlaces places) throws IOException {
        Path file = places.file().resolveSibling("keys.lock");
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(places);
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            throw inUse(places);
        }
        return new KeyFolder(places, channel);
    }

    private static WorkspaceException inUse(KeyPlaces places) {
        return new WorkspaceException("The workspace " + places.workspace() + " is open in another program. Nothing was"
                + " changed; close the other one and try again.");
    }

    boolean present() {
        return Files.exists(places.file());
    }

    String text() throws IOException {
        return Files.readString(places.file());
    }

    /**
     * Replaces the key file; the one before is kept beside it.
     *
     * @param forget whether the one before must not be kept, because it opens with what was just taken back
     */
    void write(KeyFile file, boolean forget) throws IOException {
        Path target = places.file();
        Path previous = target.resolveSibling("keys.json.previous");
        if (Files.exists(target) && !forget) {
            SafeFiles.replace(previous, Files.readString(target));
        }
        SafeFiles.replace(target, file.toText());
        if (forget) {
            SafeFiles.replace(previous, file.toText());
        }
    }

    /** The secret of this device, or null when there is no file of it or it holds something else. */
    byte @Nullable [] device(UUID workspace) throws IOException {
        Path file = places.device(workspace);
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.readString(file).strip();
        return text.length() == 2 * Sealing.KEY_BYTES && text.chars().allMatch(HexFormat::isHexDigit)
                ? HexFormat.of().parseHex(text)
                : null;
    }

    void writeDevice(UUID workspace, byte[] secret) throws IOException {
        Path file = places.device(workspace);
        Files.createDirectories(file.getParent());
        SafeFiles.replace(file, HexFormat.of().formatHex(secret));
    }

    void deleteDevice(UUID workspace) throws IOException {
        Files.deleteIfExists(places.device(workspace));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new WorkspaceException("The lock of the workspace " + places.workspace()
                    + " could not be given back: " + e.getMessage() + ". Nothing was lost; close the program.");
        }
    }
}
