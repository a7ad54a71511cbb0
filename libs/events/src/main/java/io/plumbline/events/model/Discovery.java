package io.plumbline.events.model;

/** What a connection test lists beside the answer whether the source can be reached. */
public enum Discovery {
    DATABASES,
    SCHEMAS
}
