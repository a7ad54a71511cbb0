package io.plumbline.statistics.metric;

/** Why there is no figure. */
public enum AbsentReason {
    /** The container, or the part that was read, has no rows. */
    NO_ROWS,
    /** Every value is null. */
    ALL_NULL,
    /** Values there are, but only NaN and infinities. */
    NO_FINITE_VALUES,
    /** The formula needs more values than there are. */
    TOO_FEW_VALUES,
    /** More different values than are counted exactly. */
    TOO_MANY_DISTINCT,
    /** The result is beyond the range of a 64-bit float. */
    OVERFLOW,
    /** The limit for remembering values was passed before a repetition was seen. */
    NOT_PROVEN,
    /** The field is masked: the figure would show a value, or what it is made from isn't kept. */
    MASKED,
    /** Reading this field failed; {@code FieldProfile.failure} says how. */
    FIELD_FAILED
}
