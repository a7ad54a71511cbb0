package io.plumbline.profiling;

import java.math.BigDecimal;

import io.plumbline.statistics.state.FieldState;

/** Takes the values of one field. */
final class FieldSink {
    private final FieldState state;

    FieldSink(FieldState state) {
        this.state = state;
    }

    boolean failed() {
        return state.failure().isPresent();
    }

    void fail(RuntimeException cause) {
        state.fail(cause);
    }

    void addNulls(long times) {
        state.addNulls(times);
    }

    void addParentNulls(long times) {
        state.addParentNulls(times);
    }

    void addPresent(long times) {
        state.addPresent(times);
    }

    void addLong(long value, long times) {
        state.addLong(value, times);
    }

    void addDouble(double value, long times) {
        state.addDouble(value, times);
    }

    void addDecimal(BigDecimal value) {
        state.addDecimal(value, 1);
    }

    void addText(byte[] utf8, int characters) {
        state.addText(utf8, characters, 1);
    }

    void addBytes(byte[] value) {
        state.addBytes(value, 1);
    }

    void addSize(int size) {
        state.addSize(size, 1);
    }

    /** Hands over what isn't in the state yet. */
    void flush() {}
}
