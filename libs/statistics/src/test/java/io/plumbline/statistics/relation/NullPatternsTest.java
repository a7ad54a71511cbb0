package io.plumbline.statistics.relation;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.relation.SampledColumn.Family;

import static org.assertj.core.api.Assertions.assertThat;

class NullPatternsTest {
    private static final SampledColumn LAT = new SampledColumn("lat", Family.NUMBER);
    private static final SampledColumn NAME = new SampledColumn("name", Family.TEXT);
    private static final SampledColumn PLACE = new SampledColumn("place", Family.TEXT);
    private static final SampledColumn RARE = new SampledColumn("rare", Family.TEXT);
    private static final SampledColumn RARE_TOO = new SampledColumn("rare too", Family.TEXT);

    @Test
    void columnsOfAnyFamily_areFoundWhereTheyAreNullInTheSameRows_unlessTheseAreFew() {
        RowSample sample = new RowSample(List.of(LAT, NAME, PLACE, RARE, RARE_TOO), 100);
        for (int row = 0; row < 40; row++) {
            boolean third = row % 3 == 0;
            boolean few = row < 4;
            long nulls = (third ? 0b101 : 0) | (row % 5 == 0 ? 0b10 : 0) | (few ? 0b11000 : 0);
            assertThat(sample.wants(row)).isTrue();
            sample.add(row, new long[5], new long[] {nulls});
        }
        assertThat(NullPatterns.of(sample.rows())).containsExactly(new NullPattern(List.of(LAT, PLACE), 14, 26));
        assertThat(NullPatterns.of(sample.rows().only(column -> column != LAT))).isEmpty();
    }
}
