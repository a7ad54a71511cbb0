package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.state.DistinctState.Repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeptPartTest {

    @Test
    void storedPart_isReadAsItWasMeasured_andStillKnowsWhatIsUnique() {
        KeptPart kept = KeptPart.of(part("a", 0, 200, 1));
        KeptPart read = KeptPart.fromBytes("a", kept.toBytes());
        assertThat(read.rows()).isEqualTo(200);
        assertThat(read.halves().part()).isEqualTo("a");
        assertThat(read.unique(0)).isTrue();
        assertThat(read.unique(1)).isTrue();
        assertThat(read.unique(2)).isFalse();
        assertThat(read.halves().training().rows())
                .isEqualTo(kept.halves().training().rows());
        assertThat(read.halves().heldOut().fields().get(0).longs().orElseThrow().max())
                .isEqualTo(198);

        PartSum sum = new PartSum();
        sum.add(read);
        ContainerState whole = sum.whole().orElseThrow();
        assertThat(repetition(whole, 0)).isEqualTo(Repetition.NONE);
        assertThat(repetition(whole, 1)).isEqualTo(Repetition.NONE);
        assertThat(repetition(whole, 2)).isEqualTo(Repetition.SEEN);
    }

    @Test
    void valuesOfStoredParts_areDifferent_onlyIfNoRangeTouchesAnother() {
        assertThat(repetition(whole(stored(0, 100, 1), stored(100, 200, 1), stored(400, 500, 1)), 0))
                .isEqualTo(Repetition.NONE);
        assertThat(repetition(whole(stored(400, 500, 1), stored(100, 200, 1), stored(0, 100, 1)), 0))
                .isEqualTo(Repetition.NONE);
        assertThat(repetition(whole(stored(0, 100, 1), stored(99, 200, 1)), 0)).isEqualTo(Repetition.UNKNOWN);
        assertThat(repetition(whole(stored(0, 300, 3), stored(1, 300, 3)), 0)).isEqualTo(Repetition.UNKNOWN);
        assertThat(repetition(whole(stored(0, 100, 1), stored(100, 200, 1)), 1))
                .as("text has no range")
                .isEqualTo(Repetition.UNKNOWN);
        assertThat(repetition(whole(stored(0, 100, 1), stored(100, 200, 1), stored(500, 501, 1)), 2))
                .isEqualTo(Repetition.SEEN);
    }

    @Test
    void sumOfParts_isTheStateOfAllRows() {
        ContainerState whole = whole(stored(0, 70, 1), stored(70, 71, 1), stored(71, 300, 1));
        assertThat(whole.rows()).isEqualTo(300);
        assertThat(whole.fields().get(0).present()).isEqualTo(300);
        assertThat(whole.fields().get(0).longs().orElseThrow().max()).isEqualTo(299);
        assertThat(whole.fields().get(0).longs().orElseThrow().sum()).isEqualTo(299 * 300 / 2);
        PartSum sum = new PartSum();
        sum.add(stored(0, 70, 1));
        sum.add(stored(70, 300, 1));
        KeptPart joined =
                KeptPart.fromBytes("joined", sum.sum("joined").orElseThrow().toBytes());
        assertThat(joined.unique(0)).isTrue();
        assertThat(joined.rows()).isEqualTo(300);
    }

    @Test
    void addingOneState_changesNeitherTheStateNorItsPart() {
        KeptPart first = stored(0, 100, 1);
        byte[] before = first.toBytes();
        PartSum sum = new PartSum();
        sum.add(first);
        sum.add(stored(100, 200, 1));
        assertThat(sum.whole().orElseThrow().rows()).isEqualTo(200);
        assertThat(first.toBytes()).isEqualTo(before);
    }

    @Test
    void otherFields_orOtherBytes_areRefused() {
        PartSum sum = new PartSum();
        sum.add(stored(0, 10, 1));
        ContainerState other = new ContainerState(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.add(KeptPart.of(new MeasuredPart("b", other, other))))
                .withMessageContaining("the same paths and types");
        assertThat(sum.whole().orElseThrow().rows()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> KeptPart.fromBytes("a", new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> KeptPart.fromBytes("a", new byte[] {9, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> KeptPart.fromBytes("a", new byte[] {1, 1, 2, 3}));
    }

    private static Repetition repetition(ContainerState state, int field) {
        return state.fields().get(field).distinct().orElseThrow().repetition();
    }

    private static ContainerState whole(KeptPart... parts) {
        PartSum sum = new PartSum();
        List.of(parts).forEach(sum::add);
        return sum.whole().orElseThrow();
    }

    /** As it comes from a store: without proofs. */
    private static KeptPart stored(int from, int to, int step) {
        return KeptPart.fromBytes("p", KeptPart.of(part("p", from, to, step)).toBytes());
    }

    /** A number and a text that are different in every row, and a number that isn't; every third row is held back. */
    private static MeasuredPart part(String name, int from, int to, int step) {
        ContainerState training = empty();
        ContainerState heldOut = empty();
        for (int i = from; i < to; i += step) {
            ContainerState half = i % 3 == 0 ? heldOut : training;
            half.addRow(false);
            half.fields().get(0).addLong(i, 1);
            byte[] text = ("t" + i).getBytes(StandardCharsets.UTF_8);
            half.fields().get(1).addText(text, text.length, 1);
            half.fields().get(2).addLong(i % 2, 1);
        }
        return new MeasuredPart(name, training, heldOut);
    }

    private static ContainerState empty() {
        StateLimits limits = StateLimits.defaults();
        return new ContainerState(List.of(
                new FieldState(
                        new FieldShape("n", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                        limits),
                new FieldState(
                        new FieldShape("t", 1, "string", ProfiledType.STRING, ValueDomain.TEXT, 0, true, false),
                        limits),
                new FieldState(
                        new FieldShape("b", 2, "int", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                        limits)));
    }
}
