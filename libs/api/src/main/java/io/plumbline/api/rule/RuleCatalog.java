package io.plumbline.api.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules. */
public final class RuleCatalog {

    private static final List<RuleSpec> ALL = Stream.concat(FieldRules.all().stream(), SetRules.all().stream())
            .sorted(Comparator.comparing(RuleSpec::key))
            .toList();
    private static final Map<String, RuleSpec> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(RuleSpec::key, Function.identity()));

    private RuleCatalog() {}

    /** By key. */
    public static List<RuleSpec> all() {
        return ALL;
    }

    /** Empty if no rule has this key. */
    public static Optional<RuleSpec> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
