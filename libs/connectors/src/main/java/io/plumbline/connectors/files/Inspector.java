package io.plumbline.connectors.files;

import java.io.IOException;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;

/** Looks into one file: enough to know its columns and types, no more. */
final class Inspector {

    private static final int SMALL_SAMPLE = 64 << 10;

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;

    Inspector(FileStore store, FileOptions options, SourceLimits limits) {
        this.store = store;
        this.options = options;
        this.limits = limits;
    }

    /**
     * What the file holds.
     *
     * @param thorough false to look at its first 64 KiB only, as one of many alike
     * @throws SourceException that says what is wrong with the file
     */
    Contents inspect(FoundFile file, boolean thorough) {
        String shown = store.shown(file.relative());
        if (file.outside()) {
            throw new SourceException(
                    SourceFailure.PATH_OUTSIDE_ROOT, shown + ": a link that leads out (expected: inside the root)");
        }
        try {
            int sample = thorough ? limits.sampleBytes() : Math.min(SMALL_SAMPLE, limits.sampleBytes());
            return switch (file.format()) {
                case PARQUET -> ParquetInspection.contents(shown, store, file, limits);
                case JSON -> json(shown, file, sample);
                case DELIMITED -> delimited(shown, file, sample);
            };
        } catch (IOException e) {
            throw Bytes.failure(store, shown, e);
        }
    }

    private Contents json(String shown, FoundFile file, int sample) throws IOException {
        byte[] start = Bytes.sample(store, file, Math.min(sample, SMALL_SAMPLE));
        TextEncoding encoding = TextEncoding.of(shown, start, null);
        SourceLimits smaller = new SourceLimits(
                limits.maxFiles(), limits.maxColumns(), sample, limits.maxWholeFileBytes(), limits.maxValueChars());
        return new JsonInspection(shown, store, file, encoding.name(), smaller).contents();
    }

    private Contents delimited(String shown, FoundFile file, int sample) throws IOException {
        byte[] start = Bytes.sample(store, file, sample);
        TextEncoding encoding = TextEncoding.of(shown, start, options.encoding());
        boolean whole = start.length < sample;
        return new CsvInspection(shown, file.fileName(), encoding, options, limits, whole).contents();
    }
}
