package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A container may have thousands of fields and parts, each with a state: none grows with its rows. */
class StateSizeTest {
    private static final int MOST_BYTES = 48_000;

    @ParameterizedTest
    @EnumSource(ValueDomain.class)
    void states_stayWithinTheirSize_howeverManyValues(ValueDomain domain) {
        FieldShape shape = new FieldShape("f", 0, "any", ProfiledType.OTHER, domain, 0, true, false);
        FieldState state = new FieldState(shape, StateLimits.defaults().withUniqueValues(0));
        int filled = 0;
        for (long i = 0; i < 60_000; i++) {
            add(state, domain, ValueHash.ofLong(i));
            if (i == 20_000) {
                filled = state.toBytes().length;
            }
        }
        assertThat(state.toBytes())
                .as(domain.name())
                .hasSizeLessThan(MOST_BYTES)
                .hasSizeLessThan(filled * 3 / 2 + 100);
        assertThat(state.toBytes(true)).as(domain.name()).hasSizeLessThan(MOST_BYTES);
    }

    private static void add(FieldState state, ValueDomain domain, long value) {
        switch (domain) {
            case BOOLEAN -> state.addLong(value & 1, 1);
            case LONG, DATE, INSTANT, LOCAL_DATE_TIME -> state.addLong(value >> 20, 1);
            case FLOAT, DOUBLE -> state.addDouble(value / 1000.0, 1);
            case DECIMAL -> state.addDecimal(BigDecimal.valueOf(value, 4), 1);
            case TEXT -> {
                String text = Long.toHexString(value).repeat(3);
                state.addText(text.getBytes(StandardCharsets.UTF_8), text.length(), 1);
            }
            case BYTES -> state.addBytes(Long.toString(value).getBytes(StandardCharsets.UTF_8), 1);
            case SIZE -> state.addSize((int) (value & 1023), 1);
            case NONE -> state.addPresent(1);
        }
    }
}
