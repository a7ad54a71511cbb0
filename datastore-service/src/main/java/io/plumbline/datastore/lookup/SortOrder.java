package io.plumbline.datastore.lookup;

import java.util.Comparator;

/** Which end comes first. */
public enum SortOrder {
    ASC,
    DESC;

    <T> Comparator<T> apply(Comparator<T> ascending) {
        return this == ASC ? ascending : ascending.reversed();
    }
}
