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
    /** All values are the same, and the formula divides by how they differ. */
    NO_SPREAD,
    /** The formula divides by the mean, which is zero or less than a millionth of the standard deviation. */
    MEAN_IS_ZERO,
    /** A float has more decimal places than it can hold reliably. */
    TOO_MANY_PLACES,
    /** More different days than are counted one by one. */
    TOO_MANY_DAYS,
    /** The start of the run that read the values isn't known. */
    START_UNKNOWN,
    /** The field is looked at alone, and how many rows its container has isn't known. */
    ROWS_UNKNOWN,
    /** The field is masked: the figure would show a value, or what it is made from isn't kept. */
    MASKED,
    /** Reading this field failed; {@code FieldProfile.failure} says how. */
    FIELD_FAILED
}
