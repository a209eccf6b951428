package app.praetor.sync;

import app.praetor.sync.MigrationFaultsTest.Migrating;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.async.FilePathAsync;

/** The database's own way to its files, with a place to stay before each write. H2 makes copies of this. */
public final class WatchedFiles extends FilePathAsync {
    @Override
    public FileChannel open(String mode) throws IOException {
        return new Watched(super.open(mode));
    }

    private static final class Watched extends FileBase {
        private final FileChannel real;

        Watched(FileChannel real) {
            this.real = real;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long at) throws IOException {
            real.position(at);
            return this;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return real.read(to);
        }

        @Override
        public int read(ByteBuffer to, long at) throws IOException {
            return real.read(to, at);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            Migrating.write();
            return real.write(from);
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            Migrating.write();
            return real.write(from, at);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return real.tryLock(from, size, shared);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
