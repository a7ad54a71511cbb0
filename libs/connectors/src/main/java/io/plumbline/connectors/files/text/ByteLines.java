package io.plumbline.connectors.files.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** The lines of a text, which end in LF, CR LF or CR, whichever comes. Knows where each begins, and holds one at a time. */
public final class ByteLines implements AutoCloseable {

    public static final int MOST_BYTES = 32 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Charset charset;
    private final boolean fromTheBeginning;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long position;
    private long start;
    private long number;
    private boolean afterReturn;
    private byte[] begun = new byte[0];

    private ByteLines(InputStream in, Charset charset, long position) {
        this.in = in;
        this.charset = charset;
        this.position = position;
        this.fromTheBeginning = position == 0;
    }

    /** @param position of the stream's first byte in its file */
    public static ByteLines of(InputStream in, String encoding, long position) {
        if (!splittable(encoding)) {
            try {
                InputStream utf8 = ReaderInputStream.builder()
                        .setReader(new InputStreamReader(in, Charset.forName(encoding)))
                        .setCharset(StandardCharsets.UTF_8)
                        .setBufferSize(BUFFER)
                        .get();
                return new ByteLines(utf8, StandardCharsets.UTF_8, position);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ByteLines(in, Charset.forName(encoding), position);
    }

    /** True if a line break is one byte that is nothing else. */
    public static boolean splittable(String encoding) {
        return !encoding.startsWith("UTF-16") && !encoding.startsWith("UTF-32");
    }

    /** The next line without its break; null at the end. */
    @Nullable
    public String next() throws IOException {
        int kept = 0;
        while (true) {
            if (at == filled) {
                fill();
                if (filled <= 0) {
                    return kept == 0 ? null : line(kept, 0, 0);
                }
            }
            if (afterReturn) {
                afterReturn = false;
                if (buffer[at] == '\n') {
                    at++;
                    position++;
                    continue;
                }
            }
            if (kept == 0) {
                start = position;
            }
            int from = at;
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            position += at - from;
            if (at < filled) {
                afterReturn = buffer[at] == '\r';
                int end = at++;
                position++;
                return line(kept, from, end);
            }
            kept = keep(kept, from);
        }
    }

    /** Where the line that was read last begins in its file. */
    public long start() {
        return start;
    }

    /** Lines read so far. */
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String line(int kept, int from, int end) {
        number++;
        String line;
        if (kept == 0) {
            line = new String(buffer, from, end - from, charset);
        } else {
            int whole = kept + end - from;
            if (begun.length < whole) {
                begun = Arrays.copyOf(begun, whole);
            }
            System.arraycopy(buffer, from, begun, kept, end - from);
            line = new String(begun, 0, whole, charset);
            if (begun.length > BUFFER * 16) {
                begun = new byte[0];
            }
        }
        return number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF' ? line.substring(1) : line;
    }

    private int keep(int kept, int from) {
        int whole = kept + filled - from;
        if (whole > MOST_BYTES) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    // Of a part of a file, what line it is isn't known.
                    (fromTheBeginning ? "line " + (number + 1) : "the line at byte " + (start + 1)) + ": longer than "
                            + MOST_BYTES + " bytes (expected: shorter lines)");
        }
        if (begun.length < whole) {
            begun = Arrays.copyOf(begun, Math.max(whole, begun.length * 2));
        }
        System.arraycopy(buffer, from, begun, kept, filled - from);
        return whole;
    }

    private void fill() throws IOException {
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
    }
}
