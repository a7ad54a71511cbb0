package io.plumbline.connectors.jdbc;

/**
 * What becomes of values that Spark has no type for, as a warning tells it.
 *
 * @param code one of {@link io.plumbline.connectors.ReadWarning}'s
 * @param words that follow a number
 */
record Loss(String code, String words) {

    static final Loss NOT_A_NUMBER = new Loss("VALUES_NOT_A_NUMBER", "NaN in numeric columns read as null");
    static final Loss NOT_FINITE =
            new Loss("VALUES_NOT_FINITE", "infinite dates or times read as 9999-12-31 or 0001-01-01");
    static final Loss NOT_A_DATE = new Loss("VALUES_NOT_A_DATE", "dates without a day or month read as null");
    static final Loss TOO_LARGE =
            new Loss("VALUES_OUT_OF_RANGE", "numbers with more digits before the point than are read, read as null");
    static final Loss ROUNDED =
            new Loss("VALUES_ROUNDED", "numbers with more digits behind the point than are read, cut off there");
}
