package io.plumbline.profile.outbound.spark;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.DistinctState.Repetition;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/** Hundreds of increments of one table, without the table. */
class IncrementRunTest {

    private static final int ROWS = 4;

    private final KeptParts kept = new KeptParts();
    private int runs;
    private PartSums sums = new PartSums();

    @Test
    void increments_areFetchedBySums_andTheOldestBecomeOne() {
        int mostFetched = 0;
        for (int run = 0; run < IncrementRun.MOST_PARTS; run++) {
            kept.fetched.clear();
            assertThat(increment().parts()).hasSize(run + 1);
            mostFetched = Math.max(mostFetched, kept.fetched.size());
        }
        assertThat(mostFetched).isLessThan(PartSums.NEWEST + PartSums.BLOCK + IncrementRun.MOST_PARTS / PartSums.BLOCK);

        MeasuredParts joined = increment();
        assertThat(joined.parts()).hasSize(1 + IncrementRun.MOST_PARTS / 2 + 1);
        assertThat(joined.parts().get(0).rows()).isEqualTo((long) ROWS * IncrementRun.MOST_PARTS / 2);
        assertThat(joined.parts().get(0).stateKey()).isNotNull();
        assertWhole();
        for (int run = 0; run < 3; run++) {
            increment();
            assertWhole();
        }
    }

    @Test
    void aSumThatIsGone_isFetchedByItsParts_andAPartThatIsGone_readsAll() {
        for (int run = 0; run < 120; run++) {
            increment();
        }
        kept.states.keySet().removeIf(ref -> ref.part().startsWith("/sum/"));
        increment();
        assertWhole();
        ProfilePart newest = kept.of(kept.known()).get(115);
        kept.states.keySet().removeIf(ref -> ref.part().equals(newest.name()));
        assertThat(IncrementRun.of(new StoredSums(kept), kept.known(), "id", "basis")
                        .start())
                .isNull();
    }

    /** All rows of all runs, whose ids are known to be different. */
    private void assertWhole() {
        ContainerState whole = sums.whole().orElseThrow();
        assertThat(whole.rows()).isEqualTo((long) ROWS * runs);
        FieldState id = whole.fields().get(0);
        assertThat(id.longs().orElseThrow().max()).isEqualTo((long) ROWS * runs - 1);
        assertThat(id.distinct().orElseThrow().repetition()).isEqualTo(Repetition.NONE);
    }

    private MeasuredParts increment() {
        IncrementRun run = IncrementRun.of(new StoredSums(kept), kept.known(), "id", "basis");
        long first = (long) ROWS * runs;
        Start start = run.start();
        assertThat(value(start)).isEqualTo(runs == 0 ? null : Long.toString(first - 1));
        ContainerState training = state();
        ContainerState heldOut = state();
        for (int i = 0; i < ROWS; i++) {
            ContainerState half = i < 3 ? training : heldOut;
            half.addRow(false);
            half.fields().get(0).addLong(first + i, 1);
        }
        String key = "run-" + runs++;
        MeasuredParts made =
                run.finished(new MeasuredPart("", training, heldOut), Instant.EPOCH, key, new PartKeeper());
        kept.keep(made, key);
        sums = run.sums();
        return made;
    }

    private static @Nullable String value(@Nullable Start start) {
        return start == null ? null : start.after();
    }

    private static ContainerState state() {
        return new ContainerState(List.of(new FieldState(
                new FieldShape("id", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                StateLimits.defaults())));
    }
}
