package io.plumbline.api.rule;

/** What a rule does with an array. */
public enum ArrayMode {
    /** It doesn't take arrays. */
    NO,
    /** It speaks of each element; an empty array keeps it. */
    ELEMENTS,
    /** Of the array, or by the property {@code isElementContext} of its elements. */
    EITHER
}
