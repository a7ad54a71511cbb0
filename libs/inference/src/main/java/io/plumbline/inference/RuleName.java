package io.plumbline.inference;

/** The intents that can be inferred, and the level from which each is. */
public enum RuleName {
    /** The field is never null. */
    NOT_NULL("notNull", 1),
    /** Of the fields, at least one isn't null in each row. */
    ANY_NOT_NULL("anyNotNull", 1),
    /** The field has no value outside {@code list}. */
    EXPECTED_VALUES("expectedValues", 1),
    /** The number isn't below zero. */
    NOT_NEGATIVE("notNegative", 1),
    /** The time isn't after the moment of the check. */
    NOT_FUTURE("notFuture", 1),
    /** The number lies between {@code min} and {@code max}, both included. */
    BETWEEN("between", 2),
    /** The time lies between {@code min} and {@code max}, both included. */
    BETWEEN_TIMES("betweenTimes", 2),
    /** No value occurs twice; nulls don't count. */
    UNIQUE("unique", 2),
    /** The whole text matches {@code pattern}. */
    MATCHES_PATTERN("matchesPattern", 2);

    private final String key;
    private final int level;

    RuleName(String key, int level) {
        this.key = key;
        this.level = level;
    }

    /** The stable camelCase name. */
    public String key() {
        return key;
    }

    /** Levels are cumulative: the rule is used from this one on. */
    public int level() {
        return level;
    }
}
