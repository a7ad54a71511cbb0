package io.plumbline.profiling;

import java.math.BigDecimal;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueDomain;
import io.plumbline.statistics.state.ValueHash;

/** Takes the values of one field and counts those that repeat before its state sees them. */
final class FieldSink {
    private final FieldState state;
    private final LongCache longs;
    private final TextCache texts;
    private final boolean perElement;
    private long lastRow;
    private boolean failed;

    /** @param slots of the cache, a power of two */
    FieldSink(FieldState state, int slots) {
        this.state = state;
        ValueDomain domain = state.shape().domain();
        this.longs = domain == ValueDomain.DOUBLE || domain == ValueDomain.FLOAT
                ? new LongCache(slots, (bits, times) -> state.addDouble(Double.longBitsToDouble(bits), times))
                : new LongCache(slots, state::addLong);
        this.texts = new TextCache(
                slots / 2,
                (utf8, offset, length, hash, times) ->
                        state.addText(utf8, offset, length, characters(utf8, offset, length), hash, times));
        this.perElement = state.shape().perElement();
        this.failed = state.failure().isPresent();
    }

    private static int characters(byte[] utf8, int offset, int length) {
        int continued = 0;
        for (int at = offset; at < offset + length; at++) {
            continued += utf8[at] < (byte) 0xC0 ? 1 : 0;
        }
        return length - continued;
    }

    boolean failed() {
        return failed;
    }

    void fail(RuntimeException cause) {
        failed = true;
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

    /** Of a field per element, the first value of each row is one more row with a value. */
    void sawValueIn(long row) {
        if (perElement && lastRow != row) {
            lastRow = row;
            state.addRowsWithValue(1);
        }
    }

    /** For the domains that {@link FieldState#addLong} is for. */
    void addLong(long value) {
        longs.add(value);
    }

    /** A value that was counted already. */
    void addLong(long value, long times) {
        state.addLong(value, times);
    }

    void addDouble(double value) {
        longs.add(Double.doubleToRawLongBits(value));
    }

    /** A value that was counted already. */
    void addDouble(double value, long times) {
        state.addDouble(value, times);
    }

    void addDecimal(BigDecimal value) {
        state.addDecimal(value, 1);
    }

    void addText(UTF8String text) {
        if (text.getBaseObject() instanceof byte[] bytes) {
            texts.add(bytes, (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET), text.numBytes());
        } else {
            byte[] bytes = text.getBytes();
            texts.add(bytes, 0, bytes.length);
        }
    }

    /** A value that was counted already. */
    void addText(byte[] utf8, long times) {
        state.addText(
                utf8, 0, utf8.length, characters(utf8, 0, utf8.length), ValueHash.ofBytes(utf8, 0, utf8.length), times);
    }

    void addBytes(byte[] value) {
        state.addBytes(value, 1);
    }

    void addSize(int size) {
        state.addSize(size, 1);
    }

    /** Hands over what isn't in the state yet. */
    void flush() {
        if (failed) {
            return;
        }
        try {
            longs.flush();
            texts.flush();
        } catch (RuntimeException e) {
            fail(e);
        }
    }
}
