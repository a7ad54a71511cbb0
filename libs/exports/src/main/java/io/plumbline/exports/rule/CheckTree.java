package io.plumbline.exports.rule;

import io.plumbline.exports.text.Tree;

/** A check in our own words, for the parts of documents that are free; {@code CheckTree} and the check say the same. */
public final class CheckTree {
    private CheckTree() {}

    public static Tree of(Check check) {
        return Tree.of("id", check.id())
                .put("rule", check.rule())
                .put("fields", check.fields())
                .putIfAny("properties", check.properties())
                .put("coverage", check.coverage())
                .putIfAny("filter", check.filter())
                .put("description", check.description())
                .putIfAny("tags", check.tags())
                .putIfAny("evidence", check.evidence());
    }

    /** With the reason why a format has no words for it. */
    public static Tree unmapped(Check check, String reason) {
        return of(check).put("reason", reason);
    }
}
