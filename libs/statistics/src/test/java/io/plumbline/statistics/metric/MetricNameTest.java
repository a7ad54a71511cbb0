package io.plumbline.statistics.metric;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricNameTest {
    @Test
    void keys_areStable() {
        assertThat(Arrays.stream(MetricName.values()).map(MetricName::key))
                .containsExactly(
                        "rowCount",
                        "nullCount",
                        "parentNullCount",
                        "completeness",
                        "distinctCount",
                        "distinctRatio",
                        "allDistinct",
                        "entropy",
                        "min",
                        "max",
                        "mean",
                        "stddev",
                        "variance",
                        "sum",
                        "q1",
                        "median",
                        "q3",
                        "zeroCount",
                        "negativeCount",
                        "nanCount",
                        "infinityCount",
                        "emptyCount",
                        "blankCount",
                        "minLength",
                        "maxLength",
                        "meanLength",
                        "minSize",
                        "maxSize",
                        "meanSize",
                        "trueCount",
                        "falseCount");
    }
}
