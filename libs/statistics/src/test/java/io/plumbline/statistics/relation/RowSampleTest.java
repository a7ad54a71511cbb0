package io.plumbline.statistics.relation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RowSampleTest {
    private static final List<SampledColumn> ONE = List.of(new SampledColumn("n", SampledColumn.Family.DATE));

    @Test
    void merging_doesNotDependOnTheOrder() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<RowSample> parts = new ArrayList<>();
            for (int part = 0; part < 5; part++) {
                parts.add(filled(part, random.nextInt(200), 40));
            }
            RowSample forwards = merged(parts);
            Collections.shuffle(parts, random);
            RowSample shuffled = merged(parts);
            assertThat(values(shuffled)).isEqualTo(values(forwards));
            assertThat(shuffled.rowsSeen()).isEqualTo(forwards.rowsSeen());
        }
    }

    @Test
    void sample_isAllRows_whileTheyFit() {
        RowSample sample = filled(0, 40, 40);
        assertThat(sample.size()).isEqualTo(40);
        assertThat(values(sample))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> (long) i).toList());
    }

    @Test
    void sample_isUniform() {
        // The mean position of 2,000 of 100,000 rows, over 200 seeds: its standard error is 100,000 / sqrt(12 *
        // 400,000) = 46.
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            RowSample sample = new RowSample(ONE, 2_000);
            for (int row = 0; row < 100_000; row++) {
                long priority = RowSample.priority(seed, 3, row);
                if (sample.wants(priority)) {
                    sample.add(priority, new long[] {row}, new long[1]);
                }
            }
            assertThat(sample.size()).isEqualTo(2_000);
            sum += values(sample).stream().mapToLong(v -> v).average().orElseThrow();
        }
        assertThat(sum / 200).isCloseTo(49_999.5, within(4 * 46.0));
    }

    @Test
    void writtenSample_isReadBack() throws IOException {
        RowSample sample = filled(1, 100, 30);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sample.write(new DataOutputStream(bytes));
        RowSample read = RowSample.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(values(read)).isEqualTo(values(sample));
        assertThat(read.rowsSeen()).isEqualTo(100);
        assertThat(read.columns()).isEqualTo(ONE);
    }

    @Test
    void samplesOfOtherColumns_areRefused() {
        RowSample other = new RowSample(List.of(new SampledColumn("m", SampledColumn.Family.DATE)), 10);
        assertThatThrownBy(() -> filled(0, 5, 10).absorb(other)).hasMessageContaining("columns");
    }

    private static RowSample merged(List<RowSample> parts) {
        RowSample whole = new RowSample(ONE, 40);
        parts.forEach(whole::absorb);
        return whole;
    }

    private static RowSample filled(int partition, int rows, int capacity) {
        RowSample sample = new RowSample(ONE, capacity);
        for (int row = 0; row < rows; row++) {
            long priority = RowSample.priority(1, partition, row);
            if (sample.wants(priority)) {
                sample.add(priority, new long[] {partition * 1_000L + row}, new long[1]);
            }
        }
        return sample;
    }

    private static List<Long> values(RowSample sample) {
        SampledRows rows = sample.rows();
        return IntStream.range(0, rows.size()).mapToObj(i -> rows.cell(0, i)).toList();
    }
}
