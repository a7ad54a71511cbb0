package io.plumbline.api.view;

import java.util.List;
import java.util.Map;

/**
 * What fits a search: the best of each kind first.
 *
 * @param byKind how many fit, those that aren't among the items included; absent kinds weren't searched
 * @param complete whether all names were looked at; false for a moment after a start or a catalog, while names are being
 *     read, and where a platform has more of them than can be searched
 */
public record SearchView(List<SearchHit> items, Map<String, Long> byKind, boolean complete) {

    public SearchView {
        items = List.copyOf(items);
        byKind = Map.copyOf(byKind);
    }
}
