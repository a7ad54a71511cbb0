package io.plumbline.api.rule;

import java.util.List;

import static io.plumbline.api.rule.FieldFamily.ARRAY;
import static io.plumbline.api.rule.FieldFamily.NUMBER;
import static io.plumbline.api.rule.FieldFamily.TEXT;
import static io.plumbline.api.rule.FieldFamily.TIME;
import static io.plumbline.api.rule.PropertyType.FIELD;
import static io.plumbline.api.rule.PropertyType.FLAG;
import static io.plumbline.api.rule.PropertyType.MOMENT;
import static io.plumbline.api.rule.PropertyType.PATTERN;
import static io.plumbline.api.rule.PropertyType.VALUE;
import static io.plumbline.api.rule.PropertyType.VALUES;
import static io.plumbline.api.rule.PropertyType.WHOLE_NUMBER;
import static io.plumbline.api.rule.QualityDimension.CONFORMITY;
import static io.plumbline.api.rule.QualityDimension.PRECISION;
import static io.plumbline.api.rule.RuleProperty.choice;
import static io.plumbline.api.rule.RuleProperty.maybe;
import static io.plumbline.api.rule.RuleProperty.needed;

/** The rules that each row keeps or breaks. */
final class FieldRules {

    private static final RuleProperty INCLUSIVE =
            maybe("inclusive", FLAG, "whether the value itself is allowed; no if absent");
    private static final RuleProperty COMPARATORS =
            maybe("comparators", PropertyType.OBJECT, "tolerances of numbers, durations and texts");
    private static final RuleProperty OTHER_FIELD =
            needed("fieldName", FIELD, "the field to compare with").naming();

    private FieldRules() {}

    static List<RuleSpec> all() {
        return List.of(
                field("afterDateTime", "The time is after a moment.")
                        .with(needed("dateTime", MOMENT, "the moment"), INCLUSIVE)
                        .takes(TIME)
                        .dimension(PRECISION)
                        .level(3)
                        .done(),
                new RuleForm("anyNotNull", RuleScope.FIELDS, "At least one of the fields is set.")
                        .leastFields(2)
                        .weight(2)
                        .level(1)
                        .done(),
                field("beforeDateTime", "The time is before a moment.")
                        .with(needed("dateTime", MOMENT, "the moment"), INCLUSIVE)
                        .takes(TIME)
                        .dimension(PRECISION)
                        .level(3)
                        .done(),
                field("between", "The number lies in a range.")
                        .with(
                                needed("min", PropertyType.NUMBER, "the lower end"),
                                maybe("inclusiveMin", FLAG, "whether it belongs to the range; yes if absent"),
                                needed("max", PropertyType.NUMBER, "the upper end"),
                                maybe("inclusiveMax", FLAG, "whether it belongs to the range; yes if absent"))
                        .takes(NUMBER)
                        .arrays(ArrayMode.ELEMENTS)
                        .dimension(PRECISION)
                        .weight(2)
                        .level(2)
                        .done(),
                field("betweenTimes", "The date or time lies in a range, both ends included.")
                        .with(needed("min", MOMENT, "the lower end"), needed("max", MOMENT, "the upper end"))
                        .takes(TIME)
                        .arrays(ArrayMode.ELEMENTS)
                        .dimension(PRECISION)
                        .weight(2)
                        .level(2)
                        .done(),
                text("containsCreditCard", "The text holds a card number.")
                        .weight(2)
                        .done(),
                text("containsEmail", "The text holds an e-mail address.")
                        .weight(2)
                        .done(),
                text("containsSocialSecurityNumber", "The text holds a US social security number.")
                        .weight(3)
                        .done(),
                text("containsUrl", "The text holds a URL.").weight(2).done(),
                new RuleForm("equalTo", RuleScope.FIELDS, "All chosen fields equal a value.")
                        .with(needed("value", VALUE, "the value"))
                        .dimension(PRECISION)
                        .weight(2)
                        .done(),
                field("equalToField", "The field equals another field.")
                        .with(OTHER_FIELD, COMPARATORS)
                        .dimension(PRECISION)
                        .weight(2)
                        .level(3)
                        .done(),
                reference("existsIn", "Every value is found in a reference field.")
                        .done(),
                field("expectedValues", "The value is one of a list.")
                        .with(needed("list", VALUES, "the values"))
                        .arrays(ArrayMode.ELEMENTS)
                        .weight(2)
                        .level(1)
                        .done(),
                compared("greaterThan", "The number is above a value.").done(),
                comparedWithField("greaterThanField", "The field is above another field.")
                        .done(),
                text("isAddress", "The text holds the required parts of an address.")
                        .with(new RuleProperty(
                                "requiredLabels",
                                PropertyType.CHOICES,
                                true,
                                false,
                                List.of("road", "city", "state", "country", "postcode"),
                                "the parts"))
                        .arrays(ArrayMode.NO)
                        .weight(3)
                        .done(),
                text("isCreditCard", "The text is a card number.").weight(2).done(),
                text("isType", "The text can be read as a type.")
                        .with(choice("type", "the type", "boolean", "bigint", "double", "decimal", "date", "timestamp"))
                        .done(),
                compared("lessThan", "The number is below a value.").done(),
                comparedWithField("lessThanField", "The field is below another field.")
                        .done(),
                text("matchesPattern", "The whole text matches a regular expression.")
                        .with(
                                needed("pattern", PATTERN, "the regular expression"),
                                maybe("format", PropertyType.TEXT, "the known format that it stands for"))
                        .weight(3)
                        .level(2)
                        .done(),
                length("maxLength", "The text has at most so many characters, or the array so many elements."),
                length("minLength", "The text has at least so many characters, or the array so many elements."),
                field("notEmpty", "The text isn't \"\", or the array has an element.")
                        .takes(TEXT, ARRAY)
                        .arrays(ArrayMode.EITHER)
                        .done(),
                reference("notExistsIn", "No value is found in a reference field.")
                        .done(),
                field("notFuture", "The time isn't later than now.")
                        .takes(TIME)
                        .arrays(ArrayMode.ELEMENTS)
                        .dimension(PRECISION)
                        .weight(2)
                        .level(1)
                        .done(),
                field("notNegative", "The number isn't below 0.")
                        .takes(NUMBER)
                        .arrays(ArrayMode.ELEMENTS)
                        .dimension(PRECISION)
                        .level(1)
                        .done(),
                new RuleForm("notNull", RuleScope.FIELDS, "All of the fields are set.")
                        .arrays(ArrayMode.EITHER)
                        .level(1)
                        .done(),
                field("positive", "The number is above 0.")
                        .takes(NUMBER)
                        .arrays(ArrayMode.ELEMENTS)
                        .dimension(PRECISION)
                        .done(),
                field("predictedBy", "The value lies within a tolerance of an expression.")
                        .with(
                                needed("expression", PropertyType.EXPRESSION, "what predicts it"),
                                needed("tolerance", PropertyType.NUMBER, "how far it may be off, either way"))
                        .takes(NUMBER, TIME)
                        .dimension(PRECISION)
                        .weight(3)
                        .level(4)
                        .done(),
                new RuleForm("satisfiesExpression", RuleScope.EXPRESSION, "A Spark SQL condition is true of each row.")
                        .with(needed("expression", PropertyType.EXPRESSION, "the condition")
                                .naming())
                        .weight(3)
                        .done());
    }

    private static RuleForm field(String key, String asserts) {
        return new RuleForm(key, RuleScope.FIELD, asserts);
    }

    private static RuleForm text(String key, String asserts) {
        return field(key, asserts).takes(TEXT).arrays(ArrayMode.ELEMENTS).dimension(CONFORMITY);
    }

    private static RuleForm reference(String key, String asserts) {
        return field(key, asserts)
                .with(
                        maybe("refDatastoreId", PropertyType.DATASTORE_ID, "where the reference is; here if absent")
                                .naming(),
                        needed("refContainerId", PropertyType.CONTAINER_ID, "the reference")
                                .naming(),
                        needed("refField", FIELD, "its field").naming(),
                        maybe("refFilter", PropertyType.EXPRESSION, "which of its rows count; all if absent"))
                .weight(2)
                .level(4);
    }

    private static RuleForm compared(String key, String asserts) {
        return field(key, asserts)
                .with(needed("value", PropertyType.NUMBER, "the value"), INCLUSIVE)
                .takes(NUMBER)
                .dimension(PRECISION)
                .weight(2)
                .level(3);
    }

    private static RuleForm comparedWithField(String key, String asserts) {
        return field(key, asserts)
                .with(OTHER_FIELD, INCLUSIVE, COMPARATORS)
                .takes(NUMBER, TIME)
                .dimension(PRECISION)
                .weight(2)
                .level(3);
    }

    private static RuleSpec length(String key, String asserts) {
        return field(key, asserts)
                .with(needed("value", WHOLE_NUMBER, "the length"))
                .takes(TEXT, ARRAY)
                .arrays(ArrayMode.EITHER)
                .dimension(CONFORMITY)
                .done();
    }
}
