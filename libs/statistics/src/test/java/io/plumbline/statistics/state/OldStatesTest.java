package io.plumbline.statistics.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricName;

import static org.assertj.core.api.Assertions.assertThat;

/** States as the release wrote them that had format version 2: four values from 1 to 4, or so long or large, and a null. */
class OldStatesTest {
    static Stream<String> stored() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OldStatesTest.class.getResourceAsStream("version2.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void aStateOfVersion2_isReadable_andSaysWhatItHasNot(String line) {
        FieldState old = FieldState.fromBytes(Base64.getDecoder().decode(line.split(" ")[1]));
        check(old, 5, 4);
        FieldState today = new FieldState(old.shape(), old.limits());
        check(old.merge(today), 5, 4);
        check(today.merge(old), 5, 4);
        check(FieldState.fromBytes(old.merge(old).toBytes()), 10, 8);
    }

    private static void check(FieldState state, long rows, long present) {
        FieldProfile profile = ContainerProfiles.of(state);
        assertThat(state.rows()).isEqualTo(rows);
        assertThat(state.present()).isEqualTo(present);
        assertThat(profile.metrics())
                .anySatisfy(metric -> assertThat(metric.absentReason()).hasValue(AbsentReason.NOT_KEPT));
        for (Metric metric : profile.metrics()) {
            assertThat(metric.absentReason())
                    .as(metric.name())
                    .matches(reason -> reason.isEmpty()
                            || reason.get() == AbsentReason.NOT_KEPT
                            || reason.get() == AbsentReason.NOT_PROVEN);
        }
        if (state.shape().domain() == ValueDomain.LONG) {
            assertThat(profile.text(MetricName.MEAN)).hasValue("2.5");
            assertThat(profile.metric(MetricName.SKEWNESS).orElseThrow().absentReason())
                    .hasValue(AbsentReason.NOT_KEPT);
        }
    }
}
