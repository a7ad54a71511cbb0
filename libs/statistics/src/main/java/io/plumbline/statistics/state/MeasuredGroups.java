package io.plumbline.statistics.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of a part's rows in the groups of one criterion. Each row with which the part was measured is in exactly one group.
 *
 * @param most groups that may be kept
 * @param refusal why there are none; null if there are all
 * @param groups by their values, each under its part's name
 */
public record MeasuredGroups(int most, @Nullable GroupRefusal refusal, SortedMap<GroupKey, MeasuredPart> groups) {

    public MeasuredGroups {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        if (refusal != null && !groups.isEmpty()) {
            throw new IllegalArgumentException("groups: " + groups.size() + " (expected: none, as " + refusal + ")");
        }
    }
}
