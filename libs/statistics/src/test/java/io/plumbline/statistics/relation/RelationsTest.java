package io.plumbline.statistics.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.plumbline.statistics.relation.SampledColumn.Family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RelationsTest {
    private final List<SampledColumn> columns = new ArrayList<>();
    private final List<@Nullable Long[]> cells = new ArrayList<>();

    @Test
    void pair_countsOrderAndNulls() {
        column("shipped", Family.DATE, 10L, 12L, 14L, null, null, 20L);
        column("received", Family.DATE, 11L, 12L, 13L, null, 5L, null);
        ColumnPair pair = ColumnPairs.of(sample()).get(0);
        assertThat(pair.less()).isEqualTo(1);
        assertThat(pair.equal()).isEqualTo(1);
        assertThat(pair.greater()).isEqualTo(1);
        assertThat(pair.bothNull()).isEqualTo(1);
        assertThat(pair.onlyLeftNull()).isEqualTo(1);
        assertThat(pair.onlyRightNull()).isEqualTo(1);
        assertThat(pair.nullTogether()).isFalse();
        assertThat(pair.exact()).isTrue();
    }

    @Test
    void columnsOfDifferentFamilies_areNotCompared() {
        column("day", Family.DATE, 1L, 2L);
        column("moment", Family.INSTANT, 1L, 2L);
        assertThat(ColumnPairs.of(sample())).isEmpty();
    }

    /** Anscombe's first quartet: 0.81642 by every textbook; ranks computed by hand with R's cor(method = "spearman"). */
    @Test
    void correlation_isThatOfTheTextbook() {
        numbers("x", 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
        numbers("y", 8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);
        ColumnPair pair = ColumnPairs.of(sample()).get(0);
        Correlation pearson = pair.pearson().orElseThrow();
        assertThat(pearson.value()).isCloseTo(0.81642, within(1e-5));
        assertThat(pearson.lower()).isCloseTo(0.4244, within(1e-3));
        assertThat(pearson.upper()).isCloseTo(0.9507, within(1e-3));
        assertThat(pair.spearman().orElseThrow().value()).isCloseTo(0.81818, within(1e-5));
    }

    @Test
    void tiedRanks_shareTheirMean() {
        numbers("x", 1, 2, 2, 3);
        numbers("y", 1, 3, 3, 2);
        assertThat(ColumnPairs.of(sample()).get(0).spearman().orElseThrow().value())
                .isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void constant_hasNoCorrelation() {
        numbers("x", 1, 2, 3, 4);
        numbers("y", 7, 7, 7, 7);
        assertThat(ColumnPairs.of(sample()).get(0).pearson()).isEmpty();
    }

    @Test
    void dependency_isFound_andItsReverseIsNot() {
        Random random = new Random(3);
        int[] cities = random.ints(2_000, 0, 200).toArray();
        generated("city", Family.TEXT, row -> cities[row]);
        generated("country", Family.TEXT, row -> cities[row] % 12);
        generated("noise", Family.TEXT, row -> random.nextInt(12));
        assertThat(Dependencies.of(sample()))
                .extracting(d -> d.determinant().path() + " -> " + d.dependent().path())
                .containsExactly("city -> country");
    }

    @Test
    void unrelatedColumns_areNoDependency_inAThousandTrials() {
        int found = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            columns.clear();
            cells.clear();
            int values = 2 + random.nextInt(300);
            double share = 0.5 + random.nextDouble() / 2;
            IntToLongFunction skewed = row -> random.nextDouble() < share ? 0 : 1;
            generated("a", 300, Family.TEXT, row -> random.nextInt(values));
            generated("b", 300, Family.TEXT, skewed);
            found += Dependencies.of(sample()).size();
        }
        assertThat(found).isLessThanOrEqualTo(1);
    }

    @Test
    void keyOfTwoColumns_isFound() {
        generated("order", Family.NUMBER, row -> Double.doubleToLongBits(row / 4));
        generated("line", Family.NUMBER, row -> Double.doubleToLongBits(row % 4));
        generated("price", Family.NUMBER, row -> Double.doubleToLongBits(row % 97));
        assertThat(KeyCandidates.of(sample()))
                .extracting(k -> k.columns().stream().map(SampledColumn::path).toList())
                .contains(List.of("order", "line"));
    }

    @Test
    void singleKey_isNotRepeatedInPairs() {
        generated("id", Family.NUMBER, row -> Double.doubleToLongBits(row));
        generated("kind", Family.TEXT, row -> row % 3);
        assertThat(KeyCandidates.of(sample()))
                .extracting(k -> k.columns().stream().map(SampledColumn::path).toList())
                .containsExactly(List.of("id"));
    }

    private void numbers(String path, double... values) {
        column(
                path,
                Family.NUMBER,
                Arrays.stream(values).mapToObj(Double::doubleToLongBits).toArray(Long[]::new));
    }

    private void generated(String path, Family family, IntToLongFunction value) {
        generated(path, 2_000, family, value);
    }

    private void generated(String path, int rows, Family family, IntToLongFunction value) {
        Long[] column = new Long[rows];
        for (int row = 0; row < rows; row++) {
            column[row] = value.applyAsLong(row);
        }
        column(path, family, column);
    }

    private void column(String path, Family family, @Nullable Long... values) {
        columns.add(new SampledColumn(path, family));
        cells.add(values);
    }

    private SampledRows sample() {
        int rows = cells.get(0).length;
        RowSample sample = new RowSample(columns, rows);
        for (int row = 0; row < rows; row++) {
            long[] values = new long[columns.size()];
            long[] nulls = new long[RowSample.words(columns.size())];
            for (int column = 0; column < columns.size(); column++) {
                Long value = cells.get(column)[row];
                if (value == null) {
                    nulls[column / 64] |= 1L << (column % 64);
                } else {
                    values[column] = value;
                }
            }
            sample.wants(row);
            sample.add(row, values, nulls);
        }
        return sample.rows();
    }
}
