package io.plumbline.statistics.state;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Distinct states that were filled, stored, read and merged in every order say the same. */
class MergedDistinctTest {

    @Test
    void twoExactSides_thatAreManyTogether_areEstimatedFromAllTheirValues() {
        for (int each : new int[] {600, 800, 1_000, 1_024}) {
            FieldState merged = field(0, each).merge(field(each, 2 * each));
            FieldState one = field(0, 2 * each);
            assertThat(merged.distinct().orElseThrow().isExact()).isFalse();
            assertThat(merged.distinct().orElseThrow().estimate())
                    .as("%d values on each side", each)
                    .isEqualTo(one.distinct().orElseThrow().estimate())
                    .isCloseTo(2 * each, within(2 * each * 0.06));
            assertThat(keys(merged)).isEqualTo(keys(one));
        }
    }

    @Test
    void keysOfMergedStates_areThoseOfOneState_whateverTheOrder() {
        List<FieldState> parts = new ArrayList<>();
        for (int part = 0; part < 12; part++) {
            // Some overlap, some are exact, one is empty.
            parts.add(field(part * 700, part * 700 + part * 150));
        }
        FieldState all = empty();
        parts.forEach(all::absorb);
        FieldState backwards = empty();
        for (int i = parts.size() - 1; i >= 0; i--) {
            backwards.absorb(FieldState.fromBytes(parts.get(i).toBytes()));
        }
        FieldState one = empty();
        for (int part = 0; part < 12; part++) {
            add(one, part * 700, part * 700 + part * 150);
        }
        assertThat(keys(all)).isEqualTo(keys(one));
        assertThat(keys(backwards)).isEqualTo(keys(one));
        assertThat(all.distinct().orElseThrow().estimate())
                .isEqualTo(backwards.distinct().orElseThrow().estimate())
                .isEqualTo(one.distinct().orElseThrow().estimate());
    }

    @Test
    void aStateThatWasReadOrMerged_goesOnCounting() {
        FieldState state = FieldState.fromBytes(field(0, 500).toBytes());
        add(state, 400, 900);
        assertThat(state.distinct().orElseThrow().estimate()).isEqualTo(900);
        state.absorb(field(850, 1_000));
        add(state, 0, 1_010);
        assertThat(state.distinct().orElseThrow().estimate()).isEqualTo(1_010);
        add(state, 1_000, 3_000);
        assertThat(keys(state)).isEqualTo(keys(field(0, 3_000)));
        assertThat(state.distinct().orElseThrow().estimate())
                .isEqualTo(field(0, 3_000).distinct().orElseThrow().estimate());
    }

    @Test
    void merging_changesNeitherSide() {
        FieldState left = field(0, 2_000);
        FieldState right = FieldState.fromBytes(field(1_500, 2_500).toBytes());
        byte[] before = left.toBytes(true);
        byte[] after = right.toBytes(true);
        FieldState merged = left.merge(right);
        add(merged, 5_000, 9_000);
        assertThat(left.toBytes(true)).isEqualTo(before);
        assertThat(right.toBytes(true)).isEqualTo(after);
    }

    private static KeySample keys(FieldState state) {
        return state.distinct().orElseThrow().keys();
    }

    private static FieldState field(int from, int to) {
        FieldState state = empty();
        add(state, from, to);
        return state;
    }

    private static void add(FieldState state, int from, int to) {
        for (int i = from; i < to; i++) {
            state.addLong(i, 1);
        }
    }

    private static FieldState empty() {
        return new FieldState(
                new FieldShape("n", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                StateLimits.defaults());
    }
}
