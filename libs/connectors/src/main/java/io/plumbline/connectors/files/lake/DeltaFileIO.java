package io.plumbline.connectors.files.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The one way by which Delta's kernel reaches files. It knows the table under {@link #ROOT} only, so that any other path that a log
 * names is recognised as foreign, whatever it looks like. Never writes.
 */
final class DeltaFileIO implements FileIO {

    /** How the kernel calls the table's folder. */
    static final String ROOT = "lake:/table";

    private static final String LAST_CHECKPOINT = "_delta_log/_last_checkpoint";

    /** Of one JSON line of a commit; the longest are schemas of thousands of columns. */
    private static final int MOST_LINE_BYTES = 16 << 20;

    private final TableFolder folder;
    private final int maxFiles;
    private final long maxBytes;

    /**
     * @param maxFiles files of the log
     * @param maxBytes of one file of the log that has to be parsed as text
     */
    DeltaFileIO(TableFolder folder, int maxFiles, long maxBytes) {
        this.folder = folder;
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
    }

    /**
     * The path below the table's folder.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT if it is no path of this table
     */
    String relative(String path) {
        if (!path.startsWith(ROOT + "/")) {
            throw folder.outside(path);
        }
        return path.substring(ROOT.length() + 1);
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        String relative = relative(path);
        int slash = relative.lastIndexOf('/');
        String parent = slash < 0 ? "" : relative.substring(0, slash);
        String from = relative.substring(slash + 1);
        List<FileStatus> found = new ArrayList<>();
        for (TableFolder.Entry entry : folder.files(parent, maxFiles)) {
            if (entry.name().compareTo(from) >= 0) {
                found.add(FileStatus.of(ROOT + "/" + parent + "/" + entry.name(), entry.bytes(), entry.modified()));
            }
        }
        return over(found.iterator());
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        String relative = relative(path);
        String parent = relative.substring(0, Math.max(0, relative.lastIndexOf('/')));
        String name = relative.substring(relative.lastIndexOf('/') + 1);
        return folder.files(parent, maxFiles).stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> FileStatus.of(path, entry.bytes(), entry.modified()))
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException(relative));
    }

    @Override
    public String resolvePath(String path) {
        return path.equals(ROOT) ? path : ROOT + "/" + relative(path);
    }

    @Override
    public InputFile newInputFile(String path, long bytes) {
        String relative = relative(path);
        boolean text = relative.endsWith(".json") || relative.endsWith(".crc") || relative.equals(LAST_CHECKPOINT);
        return new InputFile() {
            @Override
            public long length() throws IOException {
                // The kernel passes 0 or less where it doesn't know.
                return bytes > 0 ? bytes : open(relative, -1).getLength();
            }

            @Override
            public String path() {
                return path;
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                var file = open(relative, bytes > 0 ? bytes : -1);
                if (text && file.getLength() > maxBytes) {
                    throw new SourceException(
                            SourceFailure.TOO_LARGE,
                            folder.shown(relative) + ": " + file.getLength() + " bytes (expected: at most " + maxBytes
                                    + ")");
                }
                return new KernelStream(file.newStream(), text ? MOST_LINE_BYTES : Integer.MAX_VALUE, folder, relative);
            }
        };
    }

    private org.apache.parquet.io.InputFile open(String relative, long bytes) throws IOException {
        try {
            return folder.open(relative, bytes);
        } catch (SourceException e) {
            if (relative.equals(LAST_CHECKPOINT) && e.failure() == SourceFailure.CONTAINER_GONE) {
                // Most tables have none. Told otherwise, the kernel takes it for half written and waits for it.
                throw (IOException) new FileNotFoundException(relative).initCause(e);
            }
            throw e;
        }
    }

    @Override
    public Optional<String> getConf(String name) {
        return Optional.empty();
    }

    @Override
    public boolean mkdirs(String path) {
        throw readOnly();
    }

    @Override
    public OutputFile newOutputFile(String path) {
        throw readOnly();
    }

    @Override
    public boolean delete(String path) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a source is never written to");
    }

    private static <T> CloseableIterator<T> over(Iterator<T> items) {
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public T next() {
                return items.next();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    /** A stream as the kernel wants it; a line without end fails before it fills the memory. */
    private static final class KernelStream extends SeekableInputStream {

        private final org.apache.parquet.io.SeekableInputStream in;
        private final int mostLineBytes;
        private final TableFolder folder;
        private final String relative;
        private long lineBytes;

        KernelStream(
                org.apache.parquet.io.SeekableInputStream in, int mostLineBytes, TableFolder folder, String relative) {
            this.in = in;
            this.mostLineBytes = mostLineBytes;
            this.folder = folder;
            this.relative = relative;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            lineBytes = read == '\n' ? 0 : lineBytes + 1;
            requireShort();
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            if (mostLineBytes < Integer.MAX_VALUE) {
                for (int i = from; i < from + read; i++) {
                    lineBytes = into[i] == '\n' ? 0 : lineBytes + 1;
                }
                requireShort();
            }
            return read;
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
            in.seek(position);
            lineBytes = 0;
        }

        @Override
        public void readFully(byte[] into, int from, int length) throws IOException {
            in.readFully(into, from, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void requireShort() {
            if (lineBytes > mostLineBytes) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        folder.shown(relative) + ": a line of more than " + mostLineBytes
                                + " bytes (expected: at most that many)");
            }
        }
    }
}
