package io.plumbline.statistics.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Adds up the groups that parts have by one criterion. Once one part was refused, or there are too many groups over all parts, so is the
 * sum. Not safe for use by several threads.
 */
public final class GroupSum {
    private final SortedMap<GroupKey, PartSum> groups = new TreeMap<>();
    private @Nullable GroupRefusal refusal;
    private int most = Integer.MAX_VALUE;

    GroupSum() {}

    void add(KeptGroups part) {
        most = Math.min(most, part.most());
        if (refusal == null) {
            refusal = part.refusal();
        }
        for (Map.Entry<GroupKey, KeptPart> group : part.groups().entrySet()) {
            if (refusal != null) {
                break;
            }
            groups.computeIfAbsent(group.getKey(), key -> new PartSum()).add(group.getValue());
            if (groups.size() > most) {
                refusal = GroupRefusal.TOO_MANY_GROUPS;
            }
        }
        if (refusal != null) {
            groups.clear();
        }
    }

    /** How many groups may be kept. */
    public int most() {
        return most;
    }

    /** Why there are no groups; null if all are there. */
    public @Nullable GroupRefusal refusal() {
        return refusal;
    }

    /** What was added of each group. */
    public SortedMap<GroupKey, PartSum> groups() {
        return Collections.unmodifiableSortedMap(groups);
    }

    KeptGroups kept(String part) {
        TreeMap<GroupKey, KeptPart> kept = new TreeMap<>();
        groups.forEach((key, sum) -> sum.sum(part).ifPresent(whole -> kept.put(key, whole)));
        return new KeptGroups(most, refusal, kept);
    }
}
