package io.plumbline.api.rule;

/** The shape of a rule's property. */
public enum PropertyType {
    NUMBER("a number"),
    WHOLE_NUMBER("a whole number that isn't negative"),
    FLAG("true or false"),
    TEXT("a text of 1 to 10000 characters"),
    /** A regular expression as Java and Spark read it. */
    PATTERN("a regular expression of at most 2000 characters"),
    /** Spark SQL. */
    EXPRESSION("a Spark SQL expression of at most 10000 characters"),
    /** A date or a timestamp in ISO 8601; without an offset it is read as UTC. */
    MOMENT("a date or timestamp such as 2026-01-31 or 2026-01-31T12:00:00Z"),
    /** The path of another field of the same container. */
    FIELD("the path of a field"),
    /** A text, number or truth value. */
    VALUE("a text, a number, true or false"),
    VALUES("a list of 1 to 1000 texts, numbers or truth values"),
    TEXTS("a list of 1 to 1000 texts"),
    CHOICE("one of"),
    CHOICES("a list of some of"),
    DATASTORE_ID("ds_ and 16 characters of a-z0-9"),
    CONTAINER_ID("ct_ and 16 characters of a-z0-9"),
    /** How values are compared, see the documentation. */
    OBJECT("an object"),
    /** A list of objects with {@code name} and {@code type}. */
    SCHEMA("a list of 1 to 5000 objects with a name and a type");

    private final String words;

    PropertyType(String words) {
        this.words = words;
    }

    /** What is expected, for people. */
    public String words() {
        return words;
    }
}
