package io.plumbline.exports;

import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plumbline.exports.rule.Column;

import static org.assertj.core.api.Assertions.assertThat;

final class ColumnTest {

    @Test
    void nameAtAPath_isTheNameThatThePathWasMadeOf() {
        Random random = new Random(20261129);
        for (int trial = 0; trial < 500; trial++) {
            String name = HostileNamesTest.piece(random);

            assertThat(Column.nameAt(Column.pathOf(name))).isEqualTo(name);
        }
    }

    @Test
    void pathInsideOfAField_staysAsItIs() {
        assertThat(Column.nameAt("address.city")).isEqualTo("address.city");
        assertThat(Column.nameAt("`a.b`.`c.d`")).isEqualTo("`a.b`.`c.d`");
        assertThat(Column.nameAt("tags[]")).isEqualTo("tags[]");
        assertThat(Column.nameAt("`")).isEqualTo("`");
    }
}
