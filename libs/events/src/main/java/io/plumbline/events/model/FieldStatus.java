package io.plumbline.events.model;

/** What a user has decided about a field beside its type. A field that isn't decided about is read and shown as it is. */
public enum FieldStatus {
    /** Measured, but nothing leaves the worker that would show a value: no range, no frequent value, no example in a warning. */
    MASKED,
    /** Not read: no figures, no checks. */
    EXCLUDED
}
