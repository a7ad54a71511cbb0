package io.plumbline.connector.spec;

/** The JSON form of a field's value: a string for TEXT, CHOICE and SECRET, a whole number, or true and false. */
public enum FieldType {
    TEXT,
    INTEGER,
    BOOLEAN,
    CHOICE,
    SECRET
}
