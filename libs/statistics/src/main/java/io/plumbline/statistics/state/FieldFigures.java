package io.plumbline.statistics.state;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What can be asked of the state of one field. What a field of its kind doesn't have is empty. */
public abstract sealed class FieldFigures permits FieldState {
    FieldShape shape;
    StateLimits limits;
    final FieldParts parts;
    long nulls;
    long parentNulls;
    long present;
    long rowsWithValue;

    @Nullable
    String failure;

    FieldFigures(FieldShape shape, StateLimits limits, FieldParts parts) {
        this.shape = shape;
        this.limits = limits;
        this.parts = parts;
    }

    public FieldShape shape() {
        return shape;
    }

    public StateLimits limits() {
        return limits;
    }

    /** Rows, or elements when the shape is per element. */
    public long rows() {
        return nulls + present;
    }

    /** Including those of {@link #parentNulls()}. */
    public long nulls() {
        return nulls;
    }

    /** Nulls that are there because a struct around the field is null. */
    public long parentNulls() {
        return parentNulls;
    }

    public long present() {
        return present;
    }

    /** Of fields per element, rows of the container with at least one value here. */
    public long rowsWithValue() {
        return rowsWithValue;
    }

    /** Why this field could not be measured. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<DistinctState> distinct() {
        return Optional.ofNullable(parts.distinct);
    }

    /** Doubles are counted by their bits. */
    public Optional<ValueCounts<Long>> longCounts() {
        return Optional.ofNullable(parts.longCounts);
    }

    /** Decimals are counted by their plain text without trailing zeros. */
    public Optional<ValueCounts<String>> textCounts() {
        return Optional.ofNullable(parts.textCounts);
    }

    public Optional<LongState> longs() {
        return Optional.ofNullable(parts.longs);
    }

    public Optional<DecimalState> decimals() {
        return Optional.ofNullable(parts.decimals);
    }

    public Optional<DoubleState> doubles() {
        return Optional.ofNullable(parts.doubles);
    }

    public Optional<MomentsState> moments() {
        return Optional.ofNullable(parts.moments);
    }

    public Optional<QuantileState> quantiles() {
        return Optional.ofNullable(parts.quantiles);
    }

    public Optional<TextState> texts() {
        return Optional.ofNullable(parts.texts);
    }

    public Optional<SizeState> sizes() {
        return Optional.ofNullable(parts.sizes);
    }

    public Optional<NumberShapeState> numberShape() {
        return Optional.ofNullable(parts.numberShape);
    }

    public Optional<TextShapeState> textShape() {
        return Optional.ofNullable(parts.textShape);
    }

    public Optional<TimeState> times() {
        return Optional.ofNullable(parts.times);
    }
}
