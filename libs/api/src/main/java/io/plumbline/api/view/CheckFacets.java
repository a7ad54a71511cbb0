package io.plumbline.api.view;

import java.util.Map;

/**
 * How many of the checks of a list have which value. Each is counted under all filters of the list.
 *
 * @param byRule by the rule's key
 */
public record CheckFacets(
        long total, Map<String, Long> byStatus, Map<String, Long> byRule, Map<String, Long> byOrigin) {

    public CheckFacets {
        byStatus = Map.copyOf(byStatus);
        byRule = Map.copyOf(byRule);
        byOrigin = Map.copyOf(byOrigin);
    }
}
