package io.plumbline.events;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdsTest {

    @Test
    void randomIds_haveTheShapeThatTheirTypesDemand() {
        Ids ids = new Ids(new Random(1));

        assertThat(ids.datastore().value()).matches("ds_[a-z0-9]{16}");
        assertThat(ids.operation().value()).matches("op_[a-z0-9]{16}");
        assertThat(ids.work().value()).matches("wi_[a-z0-9]{16}");
        assertThat(ids.token().value()).matches("tk_[a-z0-9]{16}");
        assertThat(ids.message()).matches("msg_[a-z0-9]{32}");
    }

    @Test
    void derivedTail_isTheSameForTheSameParts_andTellsWhereOnePartEnds() {
        assertThat(Ids.derivedTail("a", "bc")).isEqualTo(Ids.derivedTail("a", "bc"));
        assertThat(Ids.derivedTail("a", "bc")).isNotEqualTo(Ids.derivedTail("ab", "c"));
        assertThat(new ContainerId("ct_" + Ids.derivedTail("Übergröße", ""))).isNotNull();
    }

    @Test
    void derivedTails_of100000Inputs_areAllDifferent() {
        Set<String> tails = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            tails.add(Ids.derivedTail("ds", Integer.toString(i)));
        }
        assertThat(tails).hasSize(100_000);
    }

    @Test
    void anIdOfTheWrongShape_isRefusedWithWhatWasGivenAndExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatastoreId("op_abcdefghijklmnop"))
                .withMessage("datastoreId: op_abcdefghijklmnop (expected: ds_ and 16 characters of a-z0-9)");
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationId("op_ABCDEFGHIJKLMNOP"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkId("wi_short"));
    }
}
