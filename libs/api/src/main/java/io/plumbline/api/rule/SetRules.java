package io.plumbline.api.rule;

import java.util.List;

import static io.plumbline.api.rule.FieldFamily.NUMBER;
import static io.plumbline.api.rule.FieldFamily.TEXT;
import static io.plumbline.api.rule.FieldFamily.TIME;
import static io.plumbline.api.rule.PropertyType.EXPRESSION;
import static io.plumbline.api.rule.PropertyType.FLAG;
import static io.plumbline.api.rule.PropertyType.TEXTS;
import static io.plumbline.api.rule.PropertyType.VALUES;
import static io.plumbline.api.rule.PropertyType.WHOLE_NUMBER;
import static io.plumbline.api.rule.QualityDimension.CONFORMITY;
import static io.plumbline.api.rule.QualityDimension.TIMELINESS;
import static io.plumbline.api.rule.QualityDimension.VOLUMETRICS;
import static io.plumbline.api.rule.RuleProperty.choice;
import static io.plumbline.api.rule.RuleProperty.maybe;
import static io.plumbline.api.rule.RuleProperty.needed;

/** The rules that the rows as a set keep or break. */
final class SetRules {

    private static final String[] COMPARISONS = {"eq", "lt", "lte", "gt", "gte"};

    private SetRules() {}

    static List<RuleSpec> all() {
        return List.of(
                new RuleForm("aggregationComparison", RuleScope.EXPRESSION, "Two aggregates compare as they should.")
                        .with(
                                needed("expression", EXPRESSION, "one aggregate of this container")
                                        .naming(),
                                choice("comparison", "how they compare", COMPARISONS),
                                maybe("refDatastoreId", PropertyType.DATASTORE_ID, "where the other is; here if absent")
                                        .naming(),
                                needed("refContainerId", PropertyType.CONTAINER_ID, "the other container")
                                        .naming(),
                                needed("refExpression", EXPRESSION, "its aggregate")
                                        .naming(),
                                maybe("refFilter", EXPRESSION, "which of its rows count; all if absent"))
                        .shapeOnly()
                        .weight(3)
                        .done(),
                difference("dataDiff", "The rows equal those of a reference."),
                field("distinctCount", "There are so many different values, or fewer, or more.")
                        .with(
                                needed("value", WHOLE_NUMBER, "how many"),
                                new RuleProperty(
                                        "comparison",
                                        PropertyType.CHOICE,
                                        false,
                                        false,
                                        List.of(COMPARISONS),
                                        "how the count compares with it; eq if absent"))
                        .shapeOnly()
                        .done(),
                field("entityResolution", "Names that are alike have one id.")
                        .with(
                                needed("distinctionField", PropertyType.FIELD, "the field with the id")
                                        .naming(),
                                maybe("pairSubstrings", FLAG, "whether a name within another is alike"),
                                maybe("pairHomophones", FLAG, "whether names that sound alike are"),
                                maybe("spellingSimilarity", PropertyType.NUMBER, "from 0 to 1, from which names are"))
                        .takes(TEXT)
                        .recordOnly()
                        .dimension(CONFORMITY)
                        .weight(3)
                        .done(),
                container("expectedSchema", "The listed fields are there, with their types.")
                        .with(
                                needed("list", PropertyType.SCHEMA, "the fields"),
                                maybe("allowOtherFields", FLAG, "whether others may be there; yes if absent"))
                        .dimension(CONFORMITY)
                        .weight(3)
                        .done(),
                container("fieldCount", "There are exactly so many fields.")
                        .with(needed("value", WHOLE_NUMBER, "how many"))
                        .dimension(CONFORMITY)
                        .done(),
                container("freshness", "The data is newer than an age.")
                        .with(
                                needed("maxAge", WHOLE_NUMBER, "the age"),
                                choice("unit", "of the age", "minutes", "hours", "days"))
                        .dimension(TIMELINESS)
                        .weight(2)
                        .done(),
                difference("isReplicaOf", "The rows equal those of a reference; dataDiff says more."),
                container("maxPartitionSize", "A partition or file has at most so many rows.")
                        .with(needed("value", WHOLE_NUMBER, "how many"))
                        .dimension(VOLUMETRICS)
                        .weight(2)
                        .done(),
                bound("maxValue", "The greatest value of the field is at most a value."),
                field("metric", "The field's value in each scan stays within limits.")
                        .with(
                                choice(
                                                "comparison",
                                                "what is limited",
                                                "absoluteValue",
                                                "absoluteChange",
                                                "percentageChange")
                                        .naming(),
                                maybe("min", PropertyType.NUMBER, "the lower limit"),
                                maybe("max", PropertyType.NUMBER, "the upper limit"))
                        .atLeastOne("min", "max")
                        .takes(NUMBER)
                        .shapeOnly()
                        .weight(3)
                        .done(),
                container("minPartitionSize", "A partition or file has at least so many rows.")
                        .with(needed("value", WHOLE_NUMBER, "how many"))
                        .dimension(VOLUMETRICS)
                        .weight(2)
                        .done(),
                bound("minValue", "The least value of the field is at least a value."),
                field("requiredValues", "Every listed value occurs at least once.")
                        .with(needed("list", VALUES, "the values"))
                        .shapeOnly()
                        .weight(2)
                        .done(),
                bound("sum", "The sum of the field is a value."),
                field("timeDistributionSize", "Every interval of time has a number of rows in a range.")
                        .with(
                                choice(
                                                "intervalName",
                                                "the interval",
                                                "Hourly",
                                                "Daily",
                                                "Weekly",
                                                "Monthly",
                                                "Quarterly",
                                                "Yearly")
                                        .naming(),
                                maybe("minSize", WHOLE_NUMBER, "the least rows of an interval"),
                                maybe("maxSize", WHOLE_NUMBER, "the most rows of an interval"))
                        .atLeastOne("minSize", "maxSize")
                        .takes(TIME)
                        .shapeOnly()
                        .dimension(TIMELINESS)
                        .weight(3)
                        .level(3)
                        .done(),
                new RuleForm("unique", RuleScope.FIELDS, "No value occurs twice; of several fields, no combination.")
                        .arrays(ArrayMode.EITHER)
                        .shape()
                        .weight(2)
                        .level(2)
                        .done(),
                container("volumetric", "The number of rows stays within limits over a period.")
                        .with(
                                choice(
                                                "comparison",
                                                "what is limited",
                                                "absoluteValue",
                                                "absoluteChange",
                                                "percentageChange")
                                        .naming(),
                                maybe("min", PropertyType.NUMBER, "the lower limit"),
                                maybe("max", PropertyType.NUMBER, "the upper limit"),
                                needed("measurementPeriodDays", WHOLE_NUMBER, "the period in days")
                                        .naming())
                        .atLeastOne("min", "max")
                        .dimension(VOLUMETRICS)
                        .weight(2)
                        .done());
    }

    private static RuleForm field(String key, String asserts) {
        return new RuleForm(key, RuleScope.FIELD, asserts);
    }

    private static RuleForm container(String key, String asserts) {
        return new RuleForm(key, RuleScope.CONTAINER, asserts).noFilter().shapeOnly();
    }

    private static RuleSpec bound(String key, String asserts) {
        return field(key, asserts)
                .with(needed("value", PropertyType.NUMBER, "the value"))
                .takes(NUMBER)
                .shape()
                .dimension(QualityDimension.PRECISION)
                .done();
    }

    private static RuleSpec difference(String key, String asserts) {
        return new RuleForm(key, RuleScope.FIELDS, asserts)
                .with(
                        maybe("refDatastoreId", PropertyType.DATASTORE_ID, "where the reference is; here if absent")
                                .naming(),
                        needed("refContainerId", PropertyType.CONTAINER_ID, "the reference")
                                .naming(),
                        maybe("rowIdentifiers", TEXTS, "the fields that say which row is which"),
                        maybe("passThroughFields", TEXTS, "fields that are shown and not compared"),
                        maybe("comparators", PropertyType.OBJECT, "tolerances of numbers, durations and texts"),
                        new RuleProperty(
                                "changeTypes",
                                PropertyType.CHOICES,
                                false,
                                false,
                                List.of("added", "removed", "changed"),
                                "which differences count; all if absent"))
                .shapeOnly()
                .dimension(CONFORMITY)
                .weight(3)
                .level(4)
                .done();
    }
}
