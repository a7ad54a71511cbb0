package io.plumbline.events.model;

/** How fields of one container stand to each other. */
public enum RelationKind {
    /** No two rows agree in all of the fields, and none of them is null. */
    KEY,
    /** Rows that agree in the first field agree in the second; rows without the first one aren't looked at. */
    DEPENDENCY,
    /** Wherever both fields have a value, it is the same. */
    EQUAL,
    /** Wherever both fields have a value, the first is at most the second. */
    AT_MOST,
    /** Each row has a value in all of the fields, or in none. */
    NULL_TOGETHER,
    /** The fields rise and fall together, or against each other. */
    CORRELATED
}
