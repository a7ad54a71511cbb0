package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is kept of fields of which no value may be told. */
class MaskedStateTest {

    private static final long NUMBER = 0x1234_5678_9ABC_DEF0L;
    private static final String TEXT = "Qz7marker";

    @ParameterizedTest
    @EnumSource(ValueDomain.class)
    void maskedField_keepsNoValue_butCountsAllTheSame(ValueDomain domain) {
        FieldState state = filled(domain, true);

        FieldProfile profile = ContainerProfiles.of(state);
        assertThat(profile.topValues()).isEmpty();
        assertThat(profile.histogram()).isEmpty();
        assertThat(profile.text(MetricName.ROW_COUNT)).hasValue("4");
        assertThat(profile.text(MetricName.NULL_COUNT)).hasValue("1");
        assertThat(profile.metrics())
                .extracting(m -> m.metric())
                .containsExactlyElementsOf(ContainerProfiles.of(filled(domain, false)).metrics().stream()
                        .map(m -> m.metric())
                        .toList());
        for (MetricName name : List.of(MetricName.MIN, MetricName.MAX, MetricName.MEAN, MetricName.MEDIAN)) {
            profile.metric(name)
                    .ifPresent(metric -> assertThat(metric.absentReason()).hasValue(AbsentReason.MASKED));
        }
        profile.metric(MetricName.DISTINCT_COUNT)
                .ifPresent(metric -> assertThat(metric.value()).isPresent());
        String stored = new String(state.toBytes(), StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain(TEXT).doesNotContain(bytesOf(NUMBER)).doesNotContain("123456789012345");
    }

    @Test
    void storedState_hasNoSketchThatCouldBeAskedForAValue_andSaysSo() {
        FieldState stored = FieldState.fromBytes(filled(ValueDomain.TEXT, true).toBytes());

        assertThat(stored.shape().masked()).isTrue();
        assertThat(stored.distinct()).isEmpty();
        assertThat(ContainerProfiles.of(stored)
                        .metric(MetricName.DISTINCT_COUNT)
                        .orElseThrow()
                        .absentReason())
                .hasValue(AbsentReason.MASKED);
        assertThat(ContainerProfiles.of(stored).text(MetricName.MAX_LENGTH)).hasValue("9");
    }

    @Test
    void statesOfOneRun_mergeWithTheirSketches_andStoredOnesWithout() {
        FieldState merged = filled(ValueDomain.TEXT, true).merge(filled(ValueDomain.TEXT, true));
        assertThat(ContainerProfiles.of(merged).text(MetricName.DISTINCT_COUNT)).isPresent();
        assertThat(ContainerProfiles.of(merged).text(MetricName.ROW_COUNT)).hasValue("8");

        FieldState stored = FieldState.fromBytes(filled(ValueDomain.TEXT, true).toBytes());
        for (FieldState both : List.of(
                stored.merge(filled(ValueDomain.TEXT, true)),
                filled(ValueDomain.TEXT, true).merge(stored))) {
            assertThat(both.distinct()).isEmpty();
            assertThat(both.rows()).isEqualTo(8);
        }
        FieldState empty =
                FieldState.fromBytes(new FieldState(shape(ValueDomain.TEXT, true), StateLimits.defaults()).toBytes());
        assertThat(empty.merge(filled(ValueDomain.TEXT, true)).distinct()).isPresent();
        assertThat(filled(ValueDomain.TEXT, true).merge(empty).distinct()).isPresent();
    }

    @Test
    void maskedAndShownStates_areNotMerged() {
        assertThatThrownBy(() -> filled(ValueDomain.LONG, false).merge(filled(ValueDomain.LONG, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field: f is masked (expected: masked in both states or in neither)");
    }

    @Test
    void failureOfAMaskedField_doesNotQuoteTheValue() {
        FieldState state = new FieldState(shape(ValueDomain.LONG, true), StateLimits.defaults());
        state.fail(new NumberFormatException("For input string: " + TEXT));
        assertThat(state.failure()).hasValue("NumberFormatException: not told, as the field is masked");
    }

    @Test
    void elementsAndMasks_surviveBeingStored() {
        for (boolean element : new boolean[] {false, true}) {
            for (boolean masked : new boolean[] {false, true}) {
                FieldShape shape = new FieldShape(
                        "f", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, element, masked);
                FieldState stored = FieldState.fromBytes(new FieldState(shape, StateLimits.defaults()).toBytes());
                assertThat(stored.shape()).isEqualTo(shape);
            }
        }
    }

    private static FieldState filled(ValueDomain domain, boolean masked) {
        FieldState state = new FieldState(shape(domain, masked), StateLimits.defaults());
        state.addNulls(1);
        switch (domain) {
            case BOOLEAN -> state.addLong(1, 3);
            case LONG, INSTANT, LOCAL_DATE_TIME -> state.addLong(NUMBER, 3);
            case DATE -> state.addLong(20_000, 3);
            case FLOAT, DOUBLE -> state.addDouble(Double.longBitsToDouble(NUMBER), 3);
            case DECIMAL -> state.addDecimal(new BigDecimal("12345678901234567890.5"), 3);
            case TEXT -> state.addText(TEXT.getBytes(StandardCharsets.UTF_8), TEXT.length(), 3);
            case BYTES -> state.addBytes(TEXT.getBytes(StandardCharsets.UTF_8), 3);
            case SIZE -> state.addSize(7, 3);
            case NONE -> state.addPresent(3);
        }
        return state;
    }

    private static FieldShape shape(ValueDomain domain, boolean masked) {
        ProfiledType type = switch (domain) {
            case BOOLEAN -> ProfiledType.BOOLEAN;
            case LONG -> ProfiledType.INTEGRAL;
            case DECIMAL, FLOAT, DOUBLE -> ProfiledType.FRACTIONAL;
            case TEXT -> ProfiledType.STRING;
            case DATE -> ProfiledType.DATE;
            case INSTANT, LOCAL_DATE_TIME -> ProfiledType.TIMESTAMP;
            case BYTES -> ProfiledType.BINARY;
            case SIZE -> ProfiledType.ARRAY;
            case NONE -> ProfiledType.STRUCT;
        };
        return new FieldShape("f", 0, "any", type, domain, 0, true, false, masked);
    }

    private static String bytesOf(long number) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (number >> 8 * (Long.BYTES - 1 - i));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
