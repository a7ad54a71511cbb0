package io.plumbline.datastore.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleProperty;
import io.plumbline.api.rule.RuleScope;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.InferredCheck;

/**
 * Says what a check is about: its rule, its fields, the properties that belong to what it says (such as the other field of a
 * comparison), its filter, and whether all rows must hold. Values, such as the ends of a range, don't belong to it.
 */
public final class CheckKey {

    private static final String BREAK = "\u0000";
    private static final String FILTER = BREAK + "filter";
    private static final String SHARE = BREAK + "share";

    private CheckKey() {}

    /** The id of what a run proposes: the same over all runs. */
    public static CheckId inferred(ContainerId container, InferredCheck check) {
        List<String> parts = new ArrayList<>(List.of(container.value(), check.rule()));
        parts.addAll(check.fields());
        more(parts, check.rule(), check.properties(), check.filter(), check.coverage());
        return new CheckId(CheckId.PREFIX + Ids.derivedTail(parts.toArray(String[]::new)));
    }

    /** What two checks of a container that count must not share. */
    public static String slot(ContainerId container, String rule, List<String> fields, CheckTerms terms) {
        List<String> parts = new ArrayList<>(List.of(rule));
        boolean together = RuleCatalog.find(rule)
                .filter(r -> r.scope() == RuleScope.FIELDS)
                .isPresent();
        parts.addAll(together ? fields.stream().sorted().toList() : fields);
        more(parts, rule, terms.properties(), terms.filter(), terms.coverage());
        return container + "/" + Ids.derivedTail(parts.toArray(String[]::new));
    }

    private static void more(
            List<String> parts, String rule, Map<String, Object> properties, @Nullable String filter, double coverage) {
        Optional<RuleSpec> spec = RuleCatalog.find(rule);
        if (spec.isPresent()) {
            for (RuleProperty property : spec.get().properties()) {
                Object value = properties.get(property.name());
                boolean said = value != null && !Boolean.FALSE.equals(value);
                if (property.identity() && said) {
                    parts.add(BREAK + property.name());
                    parts.add(String.valueOf(value));
                }
            }
        }
        if (filter != null) {
            parts.add(FILTER);
            parts.add(filter.strip());
        }
        if (coverage < 1) {
            parts.add(SHARE);
        }
    }
}
