package io.plumbline.connectors.files.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** How a file of text is packed. */
public enum Compression {
    NONE(new int[0]),
    GZIP(new int[] {0x1F, 0x8B, 0x08}, "gz", "gzip"),
    ZSTD(new int[] {0x28, 0xB5, 0x2F, 0xFD}, "zst", "zstd"),
    BZIP2(new int[] {'B', 'Z', 'h', Compression.ANY, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59}, "bz2"),
    /** Known by its first bytes if it is framed; in Hadoop's blocks it has none of its own. */
    SNAPPY(new int[] {0xFF, 0x06, 0x00, 0x00, 's', 'N', 'a', 'P', 'p', 'Y'}, "snappy", "sz"),
    /** Without first bytes of its own that text couldn't have. */
    DEFLATE(new int[0], "deflate"),
    XZ(new int[] {0xFD, '7', 'z', 'X', 'Z', 0x00}, "xz");

    /** As many first bytes as the longest mark has. */
    public static final int MARK_BYTES = 10;

    private static final int BUFFER = 1 << 16;
    private static final int XZ_MEMORY_KIB = 128 << 10;
    private static final long BOMB_BYTES = 64L << 20;
    private static final int BOMB_RATIO = 250;

    private static final int ANY = -1;

    private final int[] magic;
    private final String[] extensions;

    Compression(int[] magic, String... extensions) {
        this.magic = magic;
        this.extensions = extensions;
    }

    /** What the end of its name says. */
    public static Compression of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (Compression compression : values()) {
            for (String extension : compression.extensions) {
                if (name.endsWith("." + extension)) {
                    return compression;
                }
            }
        }
        return NONE;
    }

    /**
     * What the first bytes of a file say, whatever its name is; the name, where they say nothing.
     *
     * @param start ten bytes of it, or fewer if it has no more
     */
    public static Compression of(byte[] start, String fileName) {
        for (Compression compression : values()) {
            if (compression.marks(start)) {
                return compression;
            }
        }
        return of(fileName);
    }

    private boolean marks(byte[] start) {
        boolean marked = magic.length > 0 && start.length >= magic.length;
        for (int i = 0; marked && i < magic.length; i++) {
            marked = magic[i] == ANY || magic[i] == (start[i] & 0xFF);
        }
        return marked;
    }

    /** What messages call it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name that the file would have unpacked. */
    public static String unpackedName(String fileName) {
        return of(fileName) == NONE ? fileName : fileName.substring(0, fileName.lastIndexOf('.'));
    }

    /** What is packed in the stream; it fails where that is out of all proportion. */
    public InputStream unpack(InputStream raw) throws IOException {
        if (this == NONE) {
            return new BufferedInputStream(raw, BUFFER);
        }
        Counted packed = new Counted(raw);
        InputStream buffered = new BufferedInputStream(packed, BUFFER);
        try {
            return new Bounded(
                    switch (this) {
                        case GZIP -> new GZIPInputStream(buffered, BUFFER);
                        case ZSTD -> new ZstdInputStream(buffered).setContinuous(false);
                        case BZIP2 -> new BZip2CompressorInputStream(buffered, true);
                        case SNAPPY -> snappy(buffered);
                        case DEFLATE -> new InflaterInputStream(buffered);
                        case XZ -> new XZCompressorInputStream(buffered, true, XZ_MEMORY_KIB);
                        case NONE -> buffered;
                    },
                    packed);
        } catch (IOException e) {
            raw.close();
            throw e;
        } catch (RuntimeException e) {
            raw.close();
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    /** Framed as its own format has it, or in blocks as Hadoop writes them. */
    private static InputStream snappy(InputStream in) throws IOException {
        in.mark(16);
        int first = in.read();
        in.reset();
        return first == 0xFF ? new FramedSnappyCompressorInputStream(in) : new HadoopSnappyStream(in);
    }

    /** Counts what is read of the packed bytes. */
    private static final class Counted extends InputStream {

        private final InputStream raw;
        private long bytes;

        private Counted(InputStream raw) {
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            int b = raw.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = raw.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }

    /** Ends where a few bytes turn out to hold very many: a bomb, or nothing that is worth reading. */
    private static final class Bounded extends InputStream {

        private final InputStream unpacked;
        private final Counted packed;
        private long bytes;

        private Bounded(InputStream unpacked, Counted packed) {
            this.unpacked = unpacked;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = unpacked.read(into, offset, length);
            } catch (RuntimeException e) {
                // What some of the libraries make of bytes that they don't expect.
                throw new ZipException(String.valueOf(e.getMessage()));
            }
            bytes += Math.max(0, read);
            if (bytes > BOMB_BYTES && bytes / BOMB_RATIO > packed.bytes) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        "unpacks to more than " + BOMB_RATIO + " times its size (expected: less; is it a bomb?)");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }
}
