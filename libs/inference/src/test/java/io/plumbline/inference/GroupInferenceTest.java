package io.plumbline.inference;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;

import static org.assertj.core.api.Assertions.assertThat;

class GroupInferenceTest {
    private static final InferenceOptions OPTIONS =
            new InferenceOptions(5, Instant.parse("2026-11-27T00:00:00Z"), "run");

    @Test
    void range_isProposedForAGroup_onlyWhereEnoughOfTheRowsAroundAreOutsideOfIt() {
        for (int others : List.of(20, 2_000)) {
            Dataset<Row> data = LocalSpark.session()
                    .range(0, 20_000 + others)
                    .selectExpr("if(id < 4000, 'DE', 'FR') country", "id % 100 + if(id < 20000, 0, 5000) amount");
            List<InferredCheck> checks = checks(data, "country = 'DE'");
            assertThat(checks)
                    .extracting(check -> check.rule() + check.fields())
                    .as(others + " of " + (20_000 + others) + " rows are outside")
                    .isEqualTo(others == 20 ? List.of() : List.of("between[amount]"));
        }
    }

    @Test
    void groupOfTooFewRows_andWhatHoldsForAll_giveNoChecks() {
        Dataset<Row> data = LocalSpark.session()
                .range(0, 10_000)
                .selectExpr(
                        "if(id % 200 = 0, 'DE', 'FR') country",
                        "if(id % 200 = 0, id % 7, id % 1000) amount",
                        "concat('s', id % 3) size",
                        "if(id % 2 = 0, null, 'x') note");
        assertThat(checks(data, "country = 'DE'")).as("50 rows").isEmpty();
        assertThat(checks(data, "country = 'FR'"))
                .extracting(InferredCheck::fields)
                .as("size and amount are there as everywhere")
                .doesNotContain(List.of("size"), List.of("country"), List.of("amount"));
    }

    private static List<InferredCheck> checks(Dataset<Row> data, String group) {
        ContainerState whole = Table.of("whole", data).measured();
        Table alone = Table.of("group", data.where(group));
        InferenceInput input = InferenceInput.of(ContainerProfiles.of(alone.measured()))
                .withHeldOut(alone.training().measured(), alone.heldOut().measured());
        return GroupInference.infer(input, Set.of("country"), List.of(whole), OPTIONS);
    }
}
