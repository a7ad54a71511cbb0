package io.plumbline.connectors;

/**
 * How much a source may take of the worker.
 *
 * @param maxFiles files looked at in one listing
 * @param maxColumns columns of one container
 * @param sampleBytes bytes of a text file that its types are inferred from, after decompression
 * @param maxWholeFileBytes size of a JSON document that isn't one value a line, since it is read as a whole
 * @param maxValueChars characters of one value in a delimited file
 */
public record SourceLimits(int maxFiles, int maxColumns, int sampleBytes, long maxWholeFileBytes, int maxValueChars) {

    /** 100,000 files, 5,000 columns, a sample of 4 MiB, documents of 256 MiB, values of 1 MiB characters. */
    public static final SourceLimits DEFAULT = new SourceLimits(100_000, 5_000, 4 << 20, 256L << 20, 1 << 20);

    public SourceLimits {
        positive("maxFiles", maxFiles);
        positive("maxColumns", maxColumns);
        positive("sampleBytes", sampleBytes);
        positive("maxWholeFileBytes", maxWholeFileBytes);
        positive("maxValueChars", maxValueChars);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
        }
    }
}
