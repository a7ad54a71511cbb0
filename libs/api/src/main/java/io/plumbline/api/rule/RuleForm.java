package io.plumbline.api.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Writes a rule down, beginning with what most rules have: filter and coverage, both kinds of anomalies, weight 1. */
final class RuleForm {

    private final String key;
    private final String asserts;
    private final RuleScope scope;
    private final List<RuleProperty> properties = new ArrayList<>();
    private int leastFields;
    private List<String> atLeastOne = List.of();
    private boolean filter = true;
    private boolean coverage = true;
    private Set<FieldFamily> accepts = Set.of();
    private Set<AnomalyKind> anomalies = EnumSet.allOf(AnomalyKind.class);
    private ArrayMode arrays = ArrayMode.NO;
    private @Nullable QualityDimension dimension;
    private int weight = 1;
    private @Nullable Integer level;

    RuleForm(String key, RuleScope scope, String asserts) {
        this.key = key;
        this.scope = scope;
        this.asserts = asserts;
        this.leastFields = scope == RuleScope.FIELD || scope == RuleScope.FIELDS ? 1 : 0;
    }

    RuleForm leastFields(int value) {
        leastFields = value;
        return this;
    }

    RuleForm with(RuleProperty... more) {
        properties.addAll(List.of(more));
        return this;
    }

    RuleForm atLeastOne(String... names) {
        atLeastOne = List.of(names);
        return this;
    }

    RuleForm takes(FieldFamily first, FieldFamily... more) {
        accepts = EnumSet.of(first, more);
        return this;
    }

    RuleForm noFilter() {
        filter = false;
        return this;
    }

    /** A statement about the set as a whole, so that no share of the rows can be enough. */
    RuleForm shapeOnly() {
        coverage = false;
        return shape();
    }

    RuleForm shape() {
        anomalies = EnumSet.of(AnomalyKind.SHAPE);
        return this;
    }

    RuleForm recordOnly() {
        coverage = false;
        anomalies = EnumSet.of(AnomalyKind.RECORD);
        return this;
    }

    RuleForm arrays(ArrayMode value) {
        arrays = value;
        if (value == ArrayMode.EITHER) {
            properties.add(RuleProperty.maybe(
                            "isElementContext",
                            PropertyType.FLAG,
                            "whether it speaks of an array's elements; no if absent")
                    .naming());
        }
        return this;
    }

    RuleForm dimension(QualityDimension value) {
        dimension = value;
        return this;
    }

    RuleForm weight(int value) {
        weight = value;
        return this;
    }

    RuleForm level(int value) {
        level = value;
        return this;
    }

    RuleSpec done() {
        return new RuleSpec(
                key,
                asserts,
                scope,
                leastFields,
                properties,
                atLeastOne,
                filter,
                coverage,
                accepts,
                anomalies,
                arrays,
                dimension,
                weight,
                level);
    }
}
