package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the values, a figure is a figure or has a reason. */
class ExtremesTest {
    private static final double[] DOUBLES = {
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -0.0,
        0,
        1e308,
        -1e308,
        1e-308,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1,
        Math.PI
    };
    private static final long[] LONGS = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MAX_VALUE - 1, 1L << 53};
    private static final long[] DAYS = {-365_000_000, 365_000_000, 0, -1, 20_000};

    @ParameterizedTest
    @EnumSource(
            value = ValueDomain.class,
            names = {"LONG", "DECIMAL", "FLOAT", "DOUBLE", "DATE", "INSTANT", "LOCAL_DATE_TIME", "SIZE", "TEXT"})
    void extremeValues_giveFiguresOrReasons(ValueDomain domain) {
        Random random = new Random(domain.ordinal());
        for (int trial = 0; trial < 300; trial++) {
            FieldState state = new FieldState(shape(domain), new StateLimits(6, 8, 4, 8, 16, 4));
            int kinds = 1 + random.nextInt(5);
            int offset = random.nextInt(20);
            for (int i = random.nextInt(trial + 1); i >= 0; i--) {
                add(state, domain, random, offset + random.nextInt(kinds));
            }
            FieldProfile profile = ContainerProfiles.of(trial % 3 == 0 ? state.merge(state) : state);
            for (Metric metric : profile.metrics()) {
                String what = domain + ", trial " + trial + ": " + metric;
                assertThat(metric.value().isPresent())
                        .as(what)
                        .isNotEqualTo(metric.absentReason().isPresent());
                boolean number = metric.kind() == MetricKind.INTEGER || metric.kind() == MetricKind.DECIMAL;
                if (number && metric.lower().isPresent() && metric.upper().isPresent()) {
                    assertThat(metric.number().orElseThrow())
                            .as(what)
                            .isBetween(
                                    new BigDecimal(metric.lower().get()),
                                    new BigDecimal(metric.upper().get()));
                }
                if (metric.metric().name().endsWith("_COUNT") && metric.value().isPresent()) {
                    assertThat(metric.number().orElseThrow()).as(what).isGreaterThanOrEqualTo(BigDecimal.ZERO);
                }
            }
            profile.distributions()
                    .values()
                    .forEach(histogram ->
                            assertThat(histogram.buckets()).isNotEmpty().allMatch(bucket -> bucket.count() >= 0));
        }
    }

    private static void add(FieldState state, ValueDomain domain, Random random, int kind) {
        long times = 1 + random.nextInt(3);
        switch (domain) {
            case LONG -> state.addLong(LONGS[kind % LONGS.length] >> random.nextInt(3), times);
            case DATE -> state.addLong(DAYS[kind % DAYS.length] + random.nextInt(3), times);
            case INSTANT, LOCAL_DATE_TIME ->
                state.addLong(LONGS[kind % LONGS.length] / 1_000 + random.nextInt(3), times);
            case FLOAT -> state.addDouble((float) DOUBLES[kind % DOUBLES.length], times);
            case DOUBLE -> state.addDouble(DOUBLES[kind % DOUBLES.length] / (1 + random.nextInt(4)), times);
            case DECIMAL ->
                state.addDecimal(BigDecimal.valueOf(LONGS[kind % LONGS.length], random.nextInt(5) - 20), times);
            case SIZE -> state.addSize((int) (LONGS[kind % LONGS.length] & Integer.MAX_VALUE), times);
            case TEXT -> {
                byte[] bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                state.addText(bytes, bytes.length / (1 + kind % 4), times);
            }
            default -> throw new IllegalArgumentException("domain: " + domain);
        }
    }

    private static FieldShape shape(ValueDomain domain) {
        ProfiledType type = switch (domain) {
            case LONG -> ProfiledType.INTEGRAL;
            case DATE -> ProfiledType.DATE;
            case INSTANT, LOCAL_DATE_TIME -> ProfiledType.TIMESTAMP;
            case SIZE -> ProfiledType.ARRAY;
            case TEXT -> ProfiledType.STRING;
            default -> ProfiledType.FRACTIONAL;
        };
        return new FieldShape("f", 0, domain.name(), type, domain, 0, true, false);
    }
}
