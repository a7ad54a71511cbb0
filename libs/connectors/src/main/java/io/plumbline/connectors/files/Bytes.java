package io.plumbline.connectors.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Opens files for inspection, unpacking gzip, and names what went wrong. */
final class Bytes {

    private Bytes() {}

    static InputStream open(FileStore store, FoundFile file) throws IOException {
        return file.compression().unpack(store.open(file).newStream());
    }

    /** The beginning of the file, unpacked, of at most that many bytes. */
    static byte[] sample(FileStore store, FoundFile file, int limit) throws IOException {
        try (InputStream in = open(store, file)) {
            return in.readNBytes(limit);
        }
    }

    static SourceException failure(FileStore store, String shown, IOException e) {
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
