package io.plumbline.api.view;

/** What a search finds. */
public enum SearchKind {
    DATASTORE,
    CONTAINER,
    FIELD
}
