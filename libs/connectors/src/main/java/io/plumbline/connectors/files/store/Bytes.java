package io.plumbline.connectors.files.store;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Opens files for inspection, unpacking them, and names what went wrong. */
public final class Bytes {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Bytes() {}

    public static InputStream open(FileStore store, FoundFile file, Compression compression) throws IOException {
        return compression.unpack(store.open(file).newStream());
    }

    /** The characters, without the byte order mark that may be the first of them. */
    public static Reader characters(InputStream in, String encoding) throws IOException {
        PushbackReader characters =
                new PushbackReader(new BufferedReader(new InputStreamReader(in, Charset.forName(encoding))), 1);
        int first = characters.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            characters.unread(first);
        }
        return characters;
    }

    /** The beginning of a file, unpacked, and how it was packed. */
    public record Sample(byte[] bytes, Compression compression) {}

    /**
     * The beginning of the file, unpacked, of at most that many bytes.
     *
     * @param packed how it is packed, by its owner's word; null to find out
     */
    public static Sample sample(FileStore store, FoundFile file, int limit, @Nullable Compression packed)
            throws IOException {
        try (var raw = new BufferedInputStream(store.open(file).newStream())) {
            raw.mark(Compression.MARK_BYTES);
            byte[] start = raw.readNBytes(Compression.MARK_BYTES);
            raw.reset();
            Compression compression = packed == null ? Compression.of(start, file.fileName()) : packed;
            try (InputStream in = compression.unpack(raw)) {
                return new Sample(in.readNBytes(limit), compression);
            }
        }
    }

    public static SourceException failure(FileStore store, String shown, IOException e) {
        return store.failure(shown, e).orElseGet(() -> {
            boolean gzip = Compression.of(shown) != Compression.NONE && !(e instanceof FileNotFoundException);
            return new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    shown
                            + (gzip
                                    ? ": truncated or broken "
                                            + Compression.of(shown).words() + " (expected: a whole one)"
                                    : ": can't be read (expected: readable)"),
                    e);
        });
    }
}
