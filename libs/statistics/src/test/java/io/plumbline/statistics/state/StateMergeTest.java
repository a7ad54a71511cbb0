package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StateMergeTest {
    private static final int ROUNDS = 120;
    private static final String[] SOME = {
        "",
        "  ",
        " null",
        "DE",
        "EUR",
        "10.0.0.1",
        "{}",
        "one two three four",
        "Anna Ä",
        "A9-\t",
        "a@b.de",
        "4111111111111111"
    };
    private static final StateLimits SMALL = new StateLimits(12, 64, 20, 64, 24, 5_000);

    @ParameterizedTest
    @EnumSource(ValueDomain.class)
    void merging_isAssociativeAndCommutative_andAnEmptyStateChangesNothing(ValueDomain domain) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int spread = 1 + random.nextInt(60);
            FieldState a = filled(domain, random, spread);
            FieldState b = filled(domain, random, spread);
            FieldState c = filled(domain, random, spread);
            String what = domain + ", seed " + seed + ", round " + round;
            same(what, a.merge(b).merge(c), a.merge(b.merge(c)));
            same(what, a.merge(b), b.merge(a));
            same(what, a.merge(empty(domain)), a);
            same(what, empty(domain).merge(a), a);
            same(what, FieldState.fromBytes(a.toBytes(true)), a);
        }
    }

    @Test
    void mergedParts_equalOnePass() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            FieldState whole = empty(ValueDomain.LONG);
            FieldState merged = empty(ValueDomain.LONG);
            for (int part = 0; part < 1 + random.nextInt(8); part++) {
                FieldState one = empty(ValueDomain.LONG);
                for (int i = random.nextInt(200); i > 0; i--) {
                    long value = random.nextLong();
                    one.addLong(value, 1);
                    whole.addLong(value, 1);
                }
                merged = merged.merge(one);
            }
            same("seed " + seed, merged, whole);
        }
    }

    @Test
    void sumsBeyond64Bits_areExact() {
        FieldState state = empty(ValueDomain.LONG);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < 1_000; i++) {
            long value = i % 3 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE - i;
            state.addLong(value, 1);
            sum = sum.add(BigInteger.valueOf(value));
        }
        assertThat(state.longs().orElseThrow().sum()).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17})
    void higherMoments_ofManyParts_areThoseOfTwoPasses(int parts) {
        Random random = new Random(parts);
        double[] values = new double[4_000];
        FieldState whole = empty(ValueDomain.DOUBLE);
        FieldState[] states = new FieldState[parts];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e6 + Math.exp(random.nextGaussian());
            int part = (int) (random.nextDouble() * random.nextDouble() * parts);
            states[part] = states[part] == null ? empty(ValueDomain.DOUBLE) : states[part];
            states[part].addDouble(values[i], 1 + i % 3);
            whole.addDouble(values[i], 1 + i % 3);
        }
        FieldState merged = empty(ValueDomain.DOUBLE);
        for (FieldState state : states) {
            merged = state == null ? merged : merged.merge(FieldState.fromBytes(state.toBytes()));
        }
        double[] truth = powers(values);
        for (FieldState state : List.of(whole, merged)) {
            MomentsState moments = state.moments().orElseThrow();
            assertThat(moments.squares()).isCloseTo(truth[2], within(truth[2] * 1e-9));
            assertThat(moments.cubes()).isCloseTo(truth[3], within(truth[3] * 1e-9));
            assertThat(moments.fourths()).isCloseTo(truth[4], within(truth[4] * 1e-9));
        }
    }

    /** Sums of powers of the deviations, the i-th value taken 1 + i % 3 times. */
    private static double[] powers(double[] values) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - 1e6) * (1 + i % 3);
            count += 1 + i % 3;
        }
        double[] powers = new double[5];
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - 1e6 - sum / count;
            for (int power = 2; power < powers.length; power++) {
                powers[power] += Math.pow(deviation, power) * (1 + i % 3);
            }
        }
        return powers;
    }

    /** Ids and times are far from zero and near to each other: what differs is in their last digits. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "9000000000", "9007199254740993", "9223372036854760000", "-9223372036854770000"})
    void variance_ofValuesFarFromZero_isTheirs_inOnePartOrMany(String offset) {
        int count = 2_500;
        // Of 0, 3, 6 …
        double truth = 9.0 * count * (count + 1) / 12;
        for (ValueDomain domain : List.of(ValueDomain.LONG, ValueDomain.DECIMAL)) {
            FieldState whole = empty(domain);
            FieldState merged = empty(domain);
            for (int part = 0; part < 25; part++) {
                FieldState one = empty(domain);
                for (int i = part; i < count; i += 25) {
                    BigInteger value = new BigInteger(offset).add(BigInteger.valueOf(i * 3L));
                    for (FieldState state : List.of(one, whole)) {
                        if (domain == ValueDomain.LONG) {
                            state.addLong(value.longValueExact(), 1);
                        } else {
                            state.addDecimal(new BigDecimal(value), 1);
                        }
                    }
                }
                merged = merged.merge(FieldState.fromBytes(one.toBytes()));
            }
            for (FieldState state : List.of(whole, merged)) {
                FieldProfile profile = ContainerProfiles.of(state);
                assertThat(profile.number(MetricName.VARIANCE).orElseThrow().doubleValue())
                        .as(domain + " from " + offset)
                        .isCloseTo(truth, within(truth * 1e-12));
            }
        }
    }

    @Test
    void variance_ofTimesInSeconds_isTheirs() {
        FieldState merged = empty(ValueDomain.DOUBLE);
        for (int part = 0; part < 10; part++) {
            FieldState one = empty(ValueDomain.DOUBLE);
            for (int i = 0; i < 1_000; i++) {
                one.addDouble(1.7e9 + (i % 2) / 1024.0, 1);
            }
            merged = merged.merge(one);
        }
        double truth = 10_000 / 9_999.0 / 4 / 1024 / 1024;
        assertThat(ContainerProfiles.of(merged)
                        .number(MetricName.VARIANCE)
                        .orElseThrow()
                        .doubleValue())
                .isCloseTo(truth, within(truth * 1e-12));
    }

    @Test
    void sketchBounds_holdAtTheirConfidence() {
        Random random = new Random(20261123);
        int trials = 200;
        int distinctOutside = 0;
        int medianOutside = 0;
        for (int trial = 0; trial < trials; trial++) {
            FieldState left = new FieldState(shape(ValueDomain.DOUBLE), StateLimits.defaults());
            FieldState right = new FieldState(shape(ValueDomain.DOUBLE), StateLimits.defaults());
            double[] values =
                    random.doubles(6_000).map(v -> Math.rint(v * 20_000)).toArray();
            for (int i = 0; i < values.length; i++) {
                (i % 3 == 0 ? left : right).addDouble(values[i], 1);
            }
            FieldState merged = left.merge(right);
            long truth = Arrays.stream(values).distinct().count();
            DistinctState distinct = merged.distinct().orElseThrow();
            distinctOutside += truth < distinct.lowerBound() || truth > distinct.upperBound() ? 1 : 0;
            Arrays.sort(values);
            double median = values[values.length / 2 - 1];
            QuantileState quantiles = merged.quantiles().orElseThrow();
            medianOutside += median < quantiles.lowerBound(0.5) || median > quantiles.upperBound(0.5) ? 1 : 0;
        }
        assertThat(distinctOutside).as("of " + trials + " beyond 95 % bounds").isLessThanOrEqualTo(16);
        assertThat(medianOutside).as("of " + trials + " beyond 99 % bounds").isLessThanOrEqualTo(5);
    }

    @Test
    void frequentItems_holdTheirBounds_andListOnlyWhatIsFrequent() {
        Random random = new Random(7);
        FieldState state = new FieldState(shape(ValueDomain.TEXT), StateLimits.defaults());
        long heavy = 0;
        for (int i = 0; i < 50_000; i++) {
            boolean hit = random.nextInt(10) == 0;
            heavy += hit ? 1 : 0;
            byte[] text = (hit ? "heavy" : "v" + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8);
            state.addText(text, text.length, 1);
        }
        ValueCounts<String> counts = state.textCounts().orElseThrow();
        assertThat(counts.isExact()).isFalse();
        List<ValueCounts.Entry<String>> top = counts.top(10);
        assertThat(top.get(0).value()).isEqualTo("heavy");
        assertThat(heavy).isBetween(top.get(0).count(), top.get(0).countUpper());
        assertThat(top).hasSizeLessThan(3);
    }

    @Test
    void anotherFormat_isRefusedWithBothVersions() {
        for (byte version : new byte[] {0, 2, 4}) {
            byte[] bytes = empty(ValueDomain.LONG).toBytes();
            bytes[0] = version;
            assertThatThrownBy(() -> FieldState.fromBytes(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fieldState: format version " + version + " (expected: 3;");
        }
        byte[] container = new ContainerState(List.of()).toBytes();
        container[0] = 9;
        assertThatThrownBy(() -> ContainerState.fromBytes(container))
                .hasMessageContaining("containerState: format version 9");
    }

    @Test
    void cutBytes_areRefused() {
        FieldState state = filled(ValueDomain.TEXT, new Random(1), 10);
        byte[] bytes = state.toBytes();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> FieldState.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void statesOfDifferentTypes_areNotMerged() {
        assertThatThrownBy(() -> empty(ValueDomain.LONG).merge(empty(ValueDomain.TEXT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storedStates_keepTheVerdictOnUniqueness_butNotItsProof() {
        FieldState state = new FieldState(shape(ValueDomain.LONG), StateLimits.defaults());
        for (long i = 0; i < 10_000; i++) {
            state.addLong(i, 1);
        }
        assertThat(state.toBytes(true)).hasSizeGreaterThan(80_000);
        assertThat(state.toBytes()).hasSizeLessThan(40_000);
        FieldState stored = FieldState.fromBytes(state.toBytes());
        assertThat(stored.distinct().orElseThrow().repetition()).isEqualTo(DistinctState.Repetition.NONE);
        assertThat(stored.merge(stored).distinct().orElseThrow().repetition())
                .isEqualTo(DistinctState.Repetition.UNKNOWN);
    }

    private static void same(String what, FieldState actual, FieldState expected) {
        FieldProfile a = ContainerProfiles.of(actual);
        FieldProfile b = ContainerProfiles.of(expected);
        assertThat(a.typeShares()).as(what).isEqualTo(b.typeShares());
        assertThat(a.distributions().keySet())
                .as(what)
                .isEqualTo(b.distributions().keySet());
        b.distributions().forEach((name, histogram) -> {
            if (histogram.exact() && a.distributions().get(name).exact()) {
                assertThat(a.distributions().get(name)).as(what + ": " + name).isEqualTo(histogram);
            }
        });
        for (int i = 0; i < b.metrics().size(); i++) {
            Metric mine = a.metrics().get(i);
            Metric other = b.metrics().get(i);
            String which = what + ": " + other.name();
            assertThat(mine.absentReason()).as(which).isEqualTo(other.absentReason());
            if (mine.exact() && other.exact()) {
                if (other.kind() == MetricKind.DECIMAL) {
                    double value = other.number().orElseThrow().doubleValue();
                    assertThat(mine.number().orElseThrow().doubleValue())
                            .as(which)
                            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
                } else {
                    assertThat(mine.value()).as(which).isEqualTo(other.value());
                }
            } else if (mine.kind() == MetricKind.INTEGER && mine.lower().isPresent()) {
                assertThat(new BigDecimal(mine.lower().get()))
                        .as(which)
                        .isLessThanOrEqualTo(new BigDecimal(
                                other.upper().orElseGet(() -> other.value().orElseThrow())));
            }
        }
        if (actual.longCounts().map(ValueCounts::isExact).orElse(false)) {
            assertThat(actual.longCounts().orElseThrow().top(100))
                    .as(what)
                    .isEqualTo(expected.longCounts().orElseThrow().top(100));
        }
        if (actual.textCounts().map(ValueCounts::isExact).orElse(false)) {
            assertThat(actual.textCounts().orElseThrow().top(100))
                    .as(what)
                    .isEqualTo(expected.textCounts().orElseThrow().top(100));
        }
    }

    private static FieldState empty(ValueDomain domain) {
        return new FieldState(shape(domain), SMALL);
    }

    private static FieldShape shape(ValueDomain domain) {
        ProfiledType type = switch (domain) {
            case BOOLEAN -> ProfiledType.BOOLEAN;
            case LONG -> ProfiledType.INTEGRAL;
            case DECIMAL, FLOAT, DOUBLE -> ProfiledType.FRACTIONAL;
            case TEXT -> ProfiledType.STRING;
            case DATE -> ProfiledType.DATE;
            case INSTANT, LOCAL_DATE_TIME -> ProfiledType.TIMESTAMP;
            case BYTES -> ProfiledType.BINARY;
            case SIZE -> ProfiledType.ARRAY;
            case NONE -> ProfiledType.OTHER;
        };
        return new FieldShape("f", 0, domain.name(), type, domain, 0, true, false);
    }

    private static FieldState filled(ValueDomain domain, Random random, int spread) {
        FieldState state = empty(domain);
        state.startedAt(Instant.ofEpochSecond(random.nextInt(1_000)));
        state.addRowsWithValue(random.nextInt(5));
        for (int i = random.nextInt(80); i > 0; i--) {
            if (random.nextInt(8) == 0) {
                state.addNulls(1);
            } else {
                add(state, domain, random, spread);
            }
        }
        return state;
    }

    private static void add(FieldState state, ValueDomain domain, Random random, int spread) {
        int value = random.nextInt(spread) - spread / 2;
        switch (domain) {
            case BOOLEAN -> state.addLong(value & 1, 1);
            case LONG -> state.addLong(random.nextInt(50) == 0 ? Long.MAX_VALUE : value, 1);
            case DATE, INSTANT, LOCAL_DATE_TIME ->
                state.addLong(value * (random.nextBoolean() ? 1_000L : 3_601_000_000L), 1 + random.nextInt(3));
            case FLOAT -> state.addDouble(value / 2f, 1);
            case DOUBLE -> state.addDouble(random.nextInt(30) == 0 ? Double.NaN : value / 10.0, 1);
            case DECIMAL -> state.addDecimal(BigDecimal.valueOf(value).movePointLeft(3), 1);
            case TEXT -> {
                String text = value % 5 == 0
                        ? SOME[random.nextInt(SOME.length)]
                        : "x".repeat(random.nextInt(3) == 0 ? 40 : 1) + (value % 4 == 0 ? "" : "ä" + value);
                state.addText(text.getBytes(StandardCharsets.UTF_8), text.length(), 1);
            }
            case BYTES -> state.addBytes(new byte[Math.abs(value)], 1);
            case SIZE -> state.addSize(random.nextInt(9) == 0 ? 1_000_000 * Math.abs(value) : Math.abs(value), 2);
            case NONE -> state.addPresent(1);
        }
    }
}
