package io.plumbline.connectors.files.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The one way by which Iceberg reaches files, on the driver and in executors. A table's metadata names every file by the place where it
 * was written; here it is looked for in the table's folder, wherever that lies now, and refused if it was never written there. Never
 * writes.
 */
final class IcebergFileIO implements FileIO {

    private static final long serialVersionUID = 1L;

    private static final Pattern LOCATION = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/]*))?(/.*)?");

    private final TableFolder folder;
    private final String written;

    /** @param location where the table lies according to its metadata */
    IcebergFileIO(TableFolder folder, String location) {
        this.folder = folder;
        String plain = canonical(location);
        this.written = plain.endsWith("/") ? plain : plain + "/";
    }

    /**
     * The path below the table's folder.
     *
     * @throws SourceException PATH_OUTSIDE_ROOT if it was written elsewhere
     */
    String relative(String location) {
        String plain = canonical(location);
        if (!plain.startsWith(written)) {
            throw folder.outside(location);
        }
        return plain.substring(written.length());
    }

    @Override
    public InputFile newInputFile(String location) {
        return newInputFile(location, -1);
    }

    @Override
    public InputFile newInputFile(String location, long bytes) {
        String relative = relative(location);
        return new InputFile() {
            @Override
            public long getLength() {
                try {
                    return bytes >= 0 ? bytes : folder.open(relative, -1).getLength();
                } catch (IOException e) {
                    throw failed(relative, e);
                }
            }

            @Override
            public SeekableInputStream newStream() {
                try {
                    return new Stream(folder.open(relative, bytes).newStream());
                } catch (IOException e) {
                    throw failed(relative, e);
                }
            }

            @Override
            public String location() {
                // Under this name lists of deleted rows refer to it.
                return location;
            }

            @Override
            public boolean exists() {
                try {
                    return folder.open(relative, -1).getLength() >= 0;
                } catch (SourceException e) {
                    if (e.failure() == SourceFailure.CONTAINER_GONE) {
                        return false;
                    }
                    throw e;
                } catch (IOException e) {
                    throw failed(relative, e);
                }
            }
        };
    }

    @Override
    public OutputFile newOutputFile(String location) {
        throw readOnly();
    }

    @Override
    public void deleteFile(String location) {
        throw readOnly();
    }

    private RuntimeException failed(String relative, IOException e) {
        return e instanceof FileNotFoundException ? folder.gone(relative, e) : new UncheckedIOException(e);
    }

    /** The same place in one spelling: schemes that mean one store are one, and a path without a scheme is this machine's. */
    private static String canonical(String location) {
        Matcher parts = LOCATION.matcher(location);
        if (!parts.matches()) {
            return location;
        }
        String scheme = parts.group(1) == null ? "file" : parts.group(1).toLowerCase(Locale.ROOT);
        String store = switch (scheme) {
            case "s3a", "s3n" -> "s3";
            case "abfs", "abfss", "wasb", "wasbs" -> "abfs";
            default -> scheme;
        };
        String authority = parts.group(2) == null ? "" : parts.group(2);
        return store + "://" + authority + (parts.group(3) == null ? "" : parts.group(3));
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a source is never written to");
    }

    /** A stream as Iceberg wants it. */
    private static final class Stream extends SeekableInputStream {

        private final org.apache.parquet.io.SeekableInputStream in;

        Stream(org.apache.parquet.io.SeekableInputStream in) {
            this.in = in;
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
            in.seek(position);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
