package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A catalog's difference from the one before. Names are cut after {@value #MAX_NAMES} each; the counts are whole.
 *
 * @param addedFields fields that weren't there before, of containers that were; absent in catalogs of older releases
 * @param removedFields fields that are there no more, of containers that are; absent likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogChanges(
        long added,
        long changed,
        long removed,
        List<String> addedNames,
        List<String> changedNames,
        List<String> removedNames,
        @Nullable Long addedFields,
        @Nullable Long removedFields) {

    public static final int MAX_NAMES = 100;

    public CatalogChanges {
        addedNames = List.copyOf(addedNames);
        changedNames = List.copyOf(changedNames);
        removedNames = List.copyOf(removedNames);
    }
}
