package io.plumbline.statistics.state;

/**
 * What is counted of strings besides their class. White space is what {@link Character#isWhitespace} says; letters and digits
 * of any script count, digits only those from 0 to 9. The order is stored: append only.
 */
public enum TextTrait {
    /** Begins with white space, but isn't blank. */
    LEADING_BLANK,
    /** Ends with white space, but isn't blank. */
    TRAILING_BLANK,
    /** Has upper-case letters and no lower-case ones. */
    UPPER_CASE,
    /** Has lower-case letters and no upper-case ones. */
    LOWER_CASE,
    /** Has both, and each run of letters begins with its only upper-case letter. */
    TITLE_CASE,
    /** Has both, but isn't title case. */
    MIXED_CASE,
    /** Has a character above U+007F. */
    NON_ASCII,
    /** Has a control character: U+0000 to U+001F, U+007F to U+009F. */
    CONTROL,
    /** Digits and nothing else. */
    DIGITS_ONLY,
    /** Stands for "no value", see {@link NullWords}. */
    NULL_LIKE
}
