package io.plumbline.profiling;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.StateLimits;

import static org.assertj.core.api.Assertions.assertThat;

class RowWalkerTest {
    private final FieldTree tree =
            FieldTree.of(StructType.fromDDL("good int, bad string, nested struct<x: int>"), ProfileOptions.defaults());

    @Test
    void aFieldThatCannotBeRead_failsAlone_withItsReason() {
        ContainerState healthy = state();
        ContainerState sick = state();
        InternalRow inner = new GenericInternalRow(new Object[] {7});
        RowWalker walker = new RowWalker(tree.roots());
        Half half = new Half(healthy);
        walker.add(new GenericInternalRow(new Object[] {1, null, inner}), half);
        half.finished();
        Half broken = new Half(sick);
        walker.add(new GenericInternalRow(new Object[] {2, 42.0, inner}), broken);
        walker.add(new GenericInternalRow(new Object[] {3, null, "no struct"}), broken);
        broken.finished();

        ContainerProfile profile = ContainerProfiles.of(healthy.merge(sick));
        assertThat(profile.rows()).isEqualTo(3);
        assertThat(profile.field("good").orElseThrow().text(MetricName.SUM)).hasValue("6");
        for (String path : List.of("bad", "nested", "nested.x")) {
            FieldProfile field = profile.field(path).orElseThrow();
            assertThat(field.failure())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("ClassCastException: "));
            assertThat(field.metrics())
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(metric.absentReason()).hasValue(AbsentReason.FIELD_FAILED));
            assertThat(field.topValues()).isEmpty();
        }
    }

    private ContainerState state() {
        return new ContainerState(tree.shapes().stream()
                .map(shape -> new FieldState(shape, StateLimits.defaults()))
                .toList());
    }
}
