package io.plumbline.connectors.files.scan;

import java.io.IOException;
import java.util.SplittableRandom;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.TaskFiles;

/**
 * A part of a file, of which some rows are given on, drawn one by one. The draw depends on the seed, the file's place in the container
 * and the part's in the file, so that it is the same however parts are shared out among tasks.
 *
 * @param seed of this part
 */
public record SampledRowSource(RowSource all, double fraction, long seed) implements RowSource {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** @param from the byte at which the part begins */
    public static SampledRowSource of(RowSource all, double fraction, long seed, long from) {
        return new SampledRowSource(all, fraction, (seed * GOLDEN + all.file()) * GOLDEN + from);
    }

    @Override
    public int file() {
        return all.file();
    }

    @Override
    public String location() {
        return all.location();
    }

    @Override
    public String shown() {
        return all.shown();
    }

    @Override
    public Rows open(TaskFiles files, ScanFindings findings) throws IOException {
        Rows rows = all.open(files, findings);
        SplittableRandom random = new SplittableRandom(seed);
        return new Rows() {
            @Override
            public @Nullable InternalRow next() throws IOException {
                while (true) {
                    boolean drawn = random.nextDouble() < fraction;
                    // What is wrong with a row that isn't drawn is nobody's concern.
                    findings.mute(!drawn);
                    InternalRow row = rows.next();
                    if (row == null || drawn) {
                        findings.mute(false);
                        return row;
                    }
                }
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }
}
