package io.plumbline.exports.rule;

import java.util.Optional;

/** The second field of a rule that compares two. */
public final class OtherField {
    private OtherField() {}

    /** Its path: a property, or the second of the check's fields; empty if neither says it. */
    public static Optional<String> of(Check check) {
        return new RuleValues(check)
                .text("fieldName", "field", "otherField")
                .or(() ->
                        check.fields().size() == 2 ? Optional.of(check.fields().get(1)) : Optional.empty());
    }
}
