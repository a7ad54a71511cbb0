package io.plumbline.connectors.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Opens files for inspection, unpacking gzip, and names what went wrong. */
final class Bytes {

    private Bytes() {}

    static InputStream open(FoundFile file) throws IOException {
        InputStream raw = Files.newInputStream(file.real());
        try {
            return file.compressed() ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The beginning of the file, unpacked, of at most that many bytes. */
    static byte[] sample(FoundFile file, int limit) throws IOException {
        try (InputStream in = open(file)) {
            return in.readNBytes(limit);
        }
    }

    static SourceException failure(String shown, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new SourceException(SourceFailure.CONTAINER_GONE, shown + ": gone (expected: still there)", e);
        }
        if (e instanceof AccessDeniedException) {
            return new SourceException(
                    SourceFailure.PERMISSION_DENIED, shown + ": no right to read it (expected: readable)", e);
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return new SourceException(
                    SourceFailure.FILE_UNREADABLE, shown + ": truncated or broken gzip (expected: a whole one)", e);
        }
        return new SourceException(SourceFailure.FILE_UNREADABLE, shown + ": can't be read (expected: readable)", e);
    }
}
