package io.plumbline.api.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a rule.
 *
 * @param key stable, in camel case
 * @param asserts what data must do to keep it, in words
 * @param leastFields how many fields it needs
 * @param properties in the order of a form
 * @param atLeastOne of these properties, one at least must be given; empty if that doesn't apply
 * @param filter whether it can speak of a part of the rows
 * @param coverage whether a share of the rows below 100 % can be enough
 * @param accepts which fields it speaks of; empty for all
 * @param dimension beside accuracy; absent if there is none
 * @param weight from 1 to 3, its part in the weight of a check
 * @param level from which inference proposes it; absent if it never does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSpec(
        String key,
        String asserts,
        RuleScope scope,
        int leastFields,
        List<RuleProperty> properties,
        List<String> atLeastOne,
        boolean filter,
        boolean coverage,
        Set<FieldFamily> accepts,
        Set<AnomalyKind> anomalies,
        ArrayMode arrays,
        @Nullable QualityDimension dimension,
        int weight,
        @Nullable Integer level) {

    public RuleSpec {
        requireNonNull(key, "key");
        requireNonNull(asserts, "asserts");
        requireNonNull(scope, "scope");
        properties = List.copyOf(properties);
        atLeastOne = List.copyOf(atLeastOne);
        accepts = Set.copyOf(accepts);
        anomalies = Set.copyOf(anomalies);
        requireNonNull(arrays, "arrays");
    }

    /** Empty if the rule has none of this name. */
    public Optional<RuleProperty> property(String name) {
        return properties.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Whether it can speak of a field of this type, as Spark writes it. */
    public boolean takes(String sparkType) {
        FieldFamily family = FieldFamily.of(sparkType);
        if (family == FieldFamily.ARRAY && !accepts.contains(FieldFamily.ARRAY)) {
            return arrays != ArrayMode.NO && (accepts.isEmpty() || accepts.contains(FieldFamily.ofElements(sparkType)));
        }
        return accepts.isEmpty() || accepts.contains(family);
    }
}
