package io.plumbline.statistics.state;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one field: how it is filled, merged and stored. Fill it with the {@code add} method of its {@link ValueDomain}, each value
 * with the number of times that it occurs; merge it with {@link #merge}; store it with {@link #toBytes()}. Not safe for use by several threads.
 */
public final class FieldState extends FieldFigures {
    /** The first byte of a stored state. Raise it when the layout changes. */
    static final int FORMAT_VERSION = 3;

    private static final int LONGEST_FAILURE = 300;

    private final double divisor;

    /** The identity of {@link #merge} for fields of this shape. */
    public FieldState(FieldShape shape, StateLimits limits) {
        this(shape, limits, FieldParts.empty(shape.domain(), limits, shape.masked()));
    }

    private FieldState(FieldShape shape, StateLimits limits, FieldParts parts) {
        super(shape, limits, parts);
        this.divisor = Math.pow(10, shape.scale());
    }

    /**
     * Says when the run began that is about to fill this state; what lies in the future is counted against it. Before any value is
     * added.
     */
    public void startedAt(Instant start) {
        if (parts.times != null) {
            parts.times.startedAt(start);
        }
    }

    /** Counts nulls. */
    public void addNulls(long times) {
        nulls += times;
    }

    /** Counts nulls that are there because a struct around the field is null. */
    public void addParentNulls(long times) {
        nulls += times;
        parentNulls += times;
    }

    /** Counts rows of the container that have at least one value here. Only of fields per element. */
    public void addRowsWithValue(long rows) {
        rowsWithValue += rows;
    }

    /** Counts values of which only the presence matters. */
    public void addPresent(long times) {
        present += times;
    }

    /** For LONG, DATE, INSTANT, LOCAL_DATE_TIME and BOOLEAN. */
    public void addLong(long value, long times) {
        present += times;
        int scale = shape.scale();
        required(parts.distinct).add(scale == 0 ? ValueHash.ofLong(value) : ValueHash.ofDecimal(value, scale), times);
        if (shape.masked()) {
            return;
        }
        required(parts.longCounts).add(value, times);
        required(parts.longs).add(value, times);
        QuantileState quantiles = parts.quantiles;
        if (quantiles != null) {
            quantiles.add(toDouble(value), times);
            MomentsState moments = parts.moments;
            if (moments != null) {
                moments.add(value, shape.scale(), divisor, times);
            }
            addShape(value, times);
        }
    }

    private void addShape(long value, long times) {
        if (parts.numberShape != null) {
            parts.numberShape.add(value, shape.scale(), times);
        }
        if (parts.times != null) {
            parts.times.add(value, times);
        }
    }

    private double toDouble(long value) {
        return shape.scale() == 0 ? value : value / divisor;
    }

    /** For FLOAT and DOUBLE. Negative zero counts as zero, and all NaN as one value. */
    public void addDouble(double value, long times) {
        present += times;
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        required(parts.distinct).add(ValueHash.ofDouble(value), times);
        if (shape.masked()) {
            return;
        }
        required(parts.longCounts).add(bits, times);
        if (required(parts.doubles).add(value, times)) {
            required(parts.quantiles).add(value, times);
            required(parts.moments).add(value, times);
            if (parts.numberShape != null) {
                parts.numberShape.add(value, shape.domain() == ValueDomain.FLOAT, times);
            }
        }
    }

    /** For DECIMAL. */
    public void addDecimal(BigDecimal value, long times) {
        present += times;
        required(parts.distinct).add(ValueHash.ofDecimal(value), times);
        if (shape.masked()) {
            return;
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        String text = stripped.toPlainString();
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        required(parts.textCounts).add(ValueHash.ofBytes(ascii), ascii, 0, ascii.length, false, times);
        required(parts.decimals).add(value, times);
        required(parts.quantiles).add(value.doubleValue(), times);
        required(parts.moments).add(value, times);
        if (parts.numberShape != null) {
            parts.numberShape.add(text, stripped.scale(), times);
        }
    }

    /** For TEXT. */
    public void addText(byte[] utf8, int characters, long times) {
        addText(utf8, 0, utf8.length, characters, ValueHash.ofBytes(utf8), times);
    }

    /**
     * For TEXT, by its UTF-8 bytes, which are not kept.
     *
     * @param characters how many there are, in code points
     * @param hash {@link ValueHash#ofBytes} of them
     */
    public void addText(byte[] utf8, int offset, int length, int characters, long hash, long times) {
        present += times;
        required(parts.distinct).add(hash, times);
        required(parts.sizes).add(characters, times);
        if (shape.masked()) {
            required(parts.texts).addLook(utf8, offset, length, times);
            return;
        }
        int kept = Utf8.kept(utf8, offset, length, limits.textChars());
        required(parts.texts).add(utf8, offset, length, kept, times);
        required(parts.textShape).add(utf8, offset, length, characters, times);
        required(parts.textCounts).add(hash, utf8, offset, kept, kept < length, times);
    }

    /** For BYTES. */
    public void addBytes(byte[] value, long times) {
        present += times;
        required(parts.distinct).add(ValueHash.ofBytes(value), times);
        required(parts.sizes).add(value.length, times);
    }

    /** For SIZE. */
    public void addSize(int size, long times) {
        present += times;
        required(parts.sizes).add(size, times);
    }

    /**
     * From now on the field has a reason instead of figures. The first failure is kept; of a masked field without its words, which
     * may quote a value.
     */
    public void fail(Throwable cause) {
        if (failure == null) {
            String text = cause.getClass().getSimpleName() + ": "
                    + (shape.masked() ? "not told, as the field is masked" : cause.getMessage());
            failure = text.length() <= LONGEST_FAILURE ? text : Utf8.prefix(text, LONGEST_FAILURE);
        }
    }

    /**
     * What both have seen; neither is changed.
     *
     * @throws IllegalArgumentException if they are not of the same path and Spark type
     */
    public FieldState merge(FieldState other) {
        FieldState merged = fromBytes(toBytes(true));
        merged.absorb(other);
        return merged;
    }

    void absorb(FieldState other) {
        shape = shape.mergedWith(other.shape);
        limits = limits.min(other.limits);
        nulls += other.nulls;
        parentNulls += other.parentNulls;
        present += other.present;
        rowsWithValue += other.rowsWithValue;
        if (other.failure != null && (failure == null || other.failure.compareTo(failure) < 0)) {
            failure = other.failure;
        }
        parts.absorb(other.parts);
    }

    /** The stored form: some kilobytes, whatever the number of rows. */
    public byte[] toBytes() {
        return toBytes(false);
    }

    byte[] toBytes(boolean withProof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT_VERSION);
            StateHeader.write(out, shape, limits);
            out.writeLong(nulls);
            out.writeLong(parentNulls);
            out.writeLong(present);
            out.writeLong(rowsWithValue);
            Bytes.write(out, failure == null ? "" : failure);
            parts.write(out, withProof);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a stored state.
     *
     * @throws IllegalArgumentException if it is of another format, or no state at all
     */
    public static FieldState fromBytes(byte[] bytes) {
        StateHeader.requireVersion("fieldState", bytes, FORMAT_VERSION);
        try (DataInputStream in = StateInput.of(bytes, 1)) {
            FieldShape shape = StateHeader.readShape(in);
            StateLimits limits = StateHeader.readLimits(in);
            long nulls = in.readLong();
            long parentNulls = in.readLong();
            long present = in.readLong();
            long rowsWithValue = in.readLong();
            String failure = Bytes.readText(in);
            FieldState state =
                    new FieldState(shape, limits, FieldParts.read(in, shape.domain(), limits, shape.masked()));
            state.nulls = nulls;
            state.parentNulls = parentNulls;
            state.present = present;
            state.rowsWithValue = rowsWithValue;
            state.failure = failure.isEmpty() ? null : failure;
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException("fieldState: " + bytes.length + " bytes (expected: a whole state)", e);
        }
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(
                    "value: of another domain than the field's (expected: the domain's own add)");
        }
        return part;
    }
}
