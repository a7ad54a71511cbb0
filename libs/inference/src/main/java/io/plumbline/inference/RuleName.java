package io.plumbline.inference;

import java.util.Optional;

/** The intents that can be inferred, and the level from which each is. */
public enum RuleName {
    /** The field is never null; with a coverage below 1, seldom enough. */
    NOT_NULL("notNull", 1, true),
    /** Of the fields, at least one isn't null in each row. */
    ANY_NOT_NULL("anyNotNull", 1, true),
    /** The field has no value outside {@code list}; with a coverage below 1, seldom enough. */
    EXPECTED_VALUES("expectedValues", 1, true),
    /** The number isn't below zero. */
    NOT_NEGATIVE("notNegative", 1, true),
    /** The time isn't after the moment of the check. */
    NOT_FUTURE("notFuture", 1, true),
    /** The number lies between {@code min} and {@code max}. */
    BETWEEN("between", 2, true),
    /** The time lies between {@code min} and {@code max}, both included. */
    BETWEEN_TIMES("betweenTimes", 2, true),
    /** No value occurs twice; nulls don't count. */
    UNIQUE("unique", 2, true),
    /** The whole text matches {@code pattern}; with a coverage below 1, often enough. */
    MATCHES_PATTERN("matchesPattern", 2, true),
    /** A part has at least {@code value} rows. */
    MIN_PARTITION_SIZE("minPartitionSize", 2, false),
    /** A part has at most {@code value} rows. */
    MAX_PARTITION_SIZE("maxPartitionSize", 2, false),
    /** Each interval but the first and the last has {@code minSize} to {@code maxSize} rows. */
    TIME_DISTRIBUTION_SIZE("timeDistributionSize", 3, false),
    /** The time is after {@code dateTime}. */
    AFTER_DATE_TIME("afterDateTime", 3, true),
    /** The time is before {@code dateTime}. */
    BEFORE_DATE_TIME("beforeDateTime", 3, true),
    /** The number is above {@code value}, or equal to it when {@code inclusive}. */
    GREATER_THAN("greaterThan", 3, true),
    /** The number is below {@code value}, or equal to it when {@code inclusive}. */
    LESS_THAN("lessThan", 3, true),
    /** The field is above the field {@code fieldName}, or equal to it when {@code inclusive}. */
    GREATER_THAN_FIELD("greaterThanField", 3, false),
    /** The field is below the field {@code fieldName}, or equal to it when {@code inclusive}. */
    LESS_THAN_FIELD("lessThanField", 3, false),
    /** The field has the same value as the field {@code fieldName}. */
    EQUAL_TO_FIELD("equalToField", 3, false),
    /** Every value occurs in {@code refField} of {@code refContainerId}. */
    EXISTS_IN("existsIn", 4, false),
    /** The container and {@code refContainerId} have the same rows. */
    DATA_DIFF("dataDiff", 4, false),
    /** No text is shorter than {@code value} characters. */
    MIN_LENGTH("minLength", 5, true),
    /** No text is longer than {@code value} characters. */
    MAX_LENGTH("maxLength", 5, true);

    /** From this level on, rules with a coverage below 1 are inferred too. */
    public static final int SHAPE_LEVEL = 5;

    /** From this level on, patterns are learnt from the data; below, known formats alone are recognised. */
    public static final int LEARNT_LEVEL = 3;

    private final String key;
    private final int level;
    private final boolean judgedByState;

    RuleName(String key, int level, boolean judgedByState) {
        this.key = key;
        this.level = level;
        this.judgedByState = judgedByState;
    }

    /** The rule with that key; empty when it can't be inferred. */
    public static Optional<RuleName> ofKey(String key) {
        for (RuleName rule : values()) {
            if (rule.key.equals(key)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The stable camelCase name. */
    public String key() {
        return key;
    }

    /** Levels are cumulative: the rule is used from this one on. */
    public int level() {
        return level;
    }

    /** Whether it speaks of single values, so that a state of any share of the rows can be judged. */
    boolean isJudgedByState() {
        return judgedByState;
    }
}
