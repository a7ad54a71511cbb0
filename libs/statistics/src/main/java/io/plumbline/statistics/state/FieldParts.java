package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;

import org.jspecify.annotations.Nullable;

/** The states that a field of a given domain keeps. What is not kept is null. */
final class FieldParts {
    private static final EnumSet<ValueDomain> AS_LONG = EnumSet.of(
            ValueDomain.LONG, ValueDomain.DATE, ValueDomain.INSTANT, ValueDomain.LOCAL_DATE_TIME, ValueDomain.BOOLEAN);
    private static final EnumSet<ValueDomain> AS_DOUBLE = EnumSet.of(ValueDomain.FLOAT, ValueDomain.DOUBLE);
    private static final EnumSet<ValueDomain> AS_TEXT = EnumSet.of(ValueDomain.TEXT, ValueDomain.DECIMAL);
    private static final EnumSet<ValueDomain> SIZED = EnumSet.of(ValueDomain.TEXT, ValueDomain.BYTES, ValueDomain.SIZE);
    private static final EnumSet<ValueDomain> UNCOUNTED = EnumSet.of(ValueDomain.SIZE, ValueDomain.NONE);

    @Nullable
    DistinctState distinct;

    @Nullable
    ValueCounts<Long> longCounts;

    @Nullable
    ValueCounts<String> textCounts;

    @Nullable
    LongState longs;

    @Nullable
    DecimalState decimals;

    @Nullable
    DoubleState doubles;

    @Nullable
    MomentsState moments;

    @Nullable
    QuantileState quantiles;

    @Nullable
    TextState texts;

    @Nullable
    SizeState sizes;

    @Nullable
    NumberShapeState numberShape;

    @Nullable
    TextShapeState textShape;

    @Nullable
    TimeState times;

    private final boolean masked;

    private FieldParts(boolean masked) {
        this.masked = masked;
    }

    static FieldParts empty(ValueDomain domain, StateLimits limits, boolean masked) {
        return masked ? masked(domain, limits) : empty(domain, limits);
    }

    /**
     * Nothing from which a value could be told. Whatever states are added for other fields, a masked one has only those that are
     * named here.
     */
    private static FieldParts masked(ValueDomain domain, StateLimits limits) {
        FieldParts parts = new FieldParts(true);
        parts.distinct = UNCOUNTED.contains(domain) ? null : new DistinctState(limits);
        parts.texts = domain == ValueDomain.TEXT ? new TextState() : null;
        parts.sizes = SIZED.contains(domain) ? new SizeState() : null;
        return parts;
    }

    private static FieldParts empty(ValueDomain domain, StateLimits limits) {
        FieldParts parts = new FieldParts(false);
        boolean number = isNumber(domain);
        parts.distinct = UNCOUNTED.contains(domain) ? null : new DistinctState(limits);
        parts.longCounts = AS_LONG.contains(domain) || AS_DOUBLE.contains(domain) ? ValueCounts.ofLongs(limits) : null;
        parts.textCounts = AS_TEXT.contains(domain) ? ValueCounts.ofTexts(limits) : null;
        parts.longs = AS_LONG.contains(domain) ? new LongState() : null;
        parts.decimals = domain == ValueDomain.DECIMAL ? new DecimalState() : null;
        parts.doubles = AS_DOUBLE.contains(domain) ? new DoubleState() : null;
        parts.moments = number ? new MomentsState() : null;
        parts.quantiles = number || isTime(domain) ? new QuantileState(limits) : null;
        parts.texts = domain == ValueDomain.TEXT ? new TextState() : null;
        parts.sizes = SIZED.contains(domain) ? new SizeState() : null;
        parts.numberShape = number ? new NumberShapeState() : null;
        parts.textShape = domain == ValueDomain.TEXT ? new TextShapeState() : null;
        parts.times = isTime(domain) ? new TimeState(domain != ValueDomain.DATE) : null;
        return parts;
    }

    private static boolean isNumber(ValueDomain domain) {
        return domain == ValueDomain.LONG || domain == ValueDomain.DECIMAL || AS_DOUBLE.contains(domain);
    }

    private static boolean isTime(ValueDomain domain) {
        return domain == ValueDomain.DATE || domain == ValueDomain.INSTANT || domain == ValueDomain.LOCAL_DATE_TIME;
    }

    void absorb(FieldParts other) {
        if (masked && other.distinct == null) {
            distinct = null;
        }
        absorb(distinct, other.distinct);
        absorb(longCounts, other.longCounts);
        absorb(textCounts, other.textCounts);
        absorb(longs, other.longs);
        absorb(decimals, other.decimals);
        absorb(doubles, other.doubles);
        absorb(moments, other.moments);
        absorb(quantiles, other.quantiles);
        absorb(texts, other.texts);
        absorb(sizes, other.sizes);
        absorb(numberShape, other.numberShape);
        absorb(textShape, other.textShape);
        absorb(times, other.times);
    }

    private static <S extends MergeableState<S>> void absorb(@Nullable S into, @Nullable S from) {
        if (into != null && from != null) {
            into.absorb(from);
        }
    }

    void write(DataOutputStream out, boolean withProof) throws IOException {
        writeDistinct(out, withProof);
        write(out, longCounts);
        write(out, textCounts);
        write(out, longs);
        write(out, decimals);
        write(out, doubles);
        write(out, moments);
        write(out, quantiles);
        write(out, texts);
        write(out, sizes);
        write(out, numberShape);
        write(out, textShape);
        write(out, times);
    }

    /** Who holds a sketch can ask it for a value: of a masked field it isn't stored, and exchanged within a run only. */
    private void writeDistinct(DataOutputStream out, boolean withProof) throws IOException {
        DistinctState sketch = distinct;
        boolean kept = sketch != null && (!masked || withProof || sketch.isEmpty());
        if (masked) {
            out.writeBoolean(kept);
        }
        if (kept && sketch != null) {
            sketch.write(out, withProof);
        }
    }

    private static @Nullable DistinctState readDistinct(DataInputStream in, FieldParts parts) throws IOException {
        boolean kept = parts.masked ? in.readBoolean() : parts.distinct != null;
        return kept ? DistinctState.read(in) : null;
    }

    private static void write(DataOutputStream out, @Nullable MergeableState<?> part) throws IOException {
        if (part != null) {
            part.write(out);
        }
    }

    static FieldParts read(DataInputStream in, ValueDomain domain, StateLimits limits, boolean masked)
            throws IOException {
        FieldParts parts = empty(domain, limits, masked);
        parts.distinct = readDistinct(in, parts);
        parts.longCounts = parts.longCounts == null ? null : ValueCounts.readLongs(in);
        parts.textCounts = parts.textCounts == null ? null : ValueCounts.readTexts(in);
        parts.longs = parts.longs == null ? null : LongState.read(in);
        parts.decimals = parts.decimals == null ? null : DecimalState.read(in);
        parts.doubles = parts.doubles == null ? null : DoubleState.read(in);
        parts.moments = parts.moments == null ? null : MomentsState.read(in);
        parts.quantiles = parts.quantiles == null ? null : QuantileState.read(in);
        parts.texts = parts.texts == null ? null : TextState.read(in);
        parts.sizes = parts.sizes == null ? null : SizeState.read(in);
        parts.numberShape = parts.numberShape == null ? null : NumberShapeState.read(in);
        parts.textShape = parts.textShape == null ? null : TextShapeState.read(in);
        parts.times = parts.times == null ? null : TimeState.read(in, domain != ValueDomain.DATE);
        return parts;
    }
}
