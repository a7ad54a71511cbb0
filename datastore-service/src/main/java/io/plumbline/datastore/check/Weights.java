package io.plumbline.datastore.check;

import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.events.model.CheckOrigin;

/** How much a check matters: by its rule, and by whether a person cared enough to write it. */
final class Weights {

    private static final int OF_AN_UNKNOWN_RULE = 1;
    private static final int AUTHORED = 9;

    private Weights() {}

    static int of(String rule, CheckOrigin origin) {
        int ofRule = RuleCatalog.find(rule).map(RuleSpec::weight).orElse(OF_AN_UNKNOWN_RULE);
        return ofRule + (origin == CheckOrigin.AUTHORED ? AUTHORED : 0);
    }
}
