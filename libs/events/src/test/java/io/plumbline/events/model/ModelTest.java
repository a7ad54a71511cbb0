package io.plumbline.events.model;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ModelTest {

    @Test
    void aMetric_hasEitherAValueOrAReason() {
        assertThat(new Metric("min", MetricKind.INTEGER, "1", true, null, null, null, null).value())
                .isEqualTo("1");
        assertThat(new Metric("min", MetricKind.INTEGER, null, true, null, null, null, "NO_ROWS").absentReason())
                .isEqualTo("NO_ROWS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("min", MetricKind.INTEGER, null, true, null, null, null, null))
                .withMessageContaining("expected: exactly one of them");
    }

    @Test
    void anInferenceLevelOutsideItsRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(List.of(), 6))
                .withMessage("inferenceLevel: 6 (expected: 0 to 5)");
    }

    @Test
    void aRole_includesTheLesserOnes() {
        assertThat(Role.ADMIN.includes(Role.EDITOR)).isTrue();
        assertThat(Role.EDITOR.includes(Role.EDITOR)).isTrue();
        assertThat(Role.VIEWER.includes(Role.EDITOR)).isFalse();
    }

    @Test
    void exactlyTheFourEndings_areTerminal() {
        assertThat(Arrays.stream(OperationStatus.values()).filter(OperationStatus::terminal))
                .containsExactly(
                        OperationStatus.SUCCEEDED,
                        OperationStatus.SUCCEEDED_WITH_WARNINGS,
                        OperationStatus.FAILED,
                        OperationStatus.CANCELLED);
    }
}
