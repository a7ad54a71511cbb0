package io.plumbline.api.view;

import java.util.List;

/**
 * A catalog's difference from the one before. Names are cut after {@value #MAX_NAMES} each; the counts are whole.
 */
public record CatalogChanges(
        long added,
        long changed,
        long removed,
        List<String> addedNames,
        List<String> changedNames,
        List<String> removedNames) {

    public static final int MAX_NAMES = 100;

    public CatalogChanges {
        addedNames = List.copyOf(addedNames);
        changedNames = List.copyOf(changedNames);
        removedNames = List.copyOf(removedNames);
    }
}
