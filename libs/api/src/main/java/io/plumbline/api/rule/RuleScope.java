package io.plumbline.api.rule;

/** What a rule speaks of. */
public enum RuleScope {
    /** One field. */
    FIELD,
    /** One or more fields together. */
    FIELDS,
    /** The fields that its expression names. */
    EXPRESSION,
    /** The container as a whole. */
    CONTAINER
}
