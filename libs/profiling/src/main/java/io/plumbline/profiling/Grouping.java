package io.plumbline.profiling;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.MeasuredGroups;
import io.plumbline.statistics.state.StateLimits;

/**
 * In which groups a run measures rows beside the whole.
 *
 * @param criteria of each, the places of its columns among those that are read
 * @param most groups of each criterion
 * @param empty the state that each half of a group starts from, in its form for tasks
 */
record Grouping(ArrayList<int[]> criteria, int most, byte[] empty) implements Serializable {
    /** States of all groups of a container may have so many fields together; a field's state takes some kilobytes. */
    private static final int MOST_FIELDS = 10_000;

    /** Of a sketch that there may be thousands of; its relative standard error is 3.3 %. */
    private static final int HLL_LG_K = 10;

    /**
     * @param criteria columns by name
     * @param columns that are read, by name, in their order
     * @param start of the run
     * @throws IllegalArgumentException if a column isn't there or has no plain values
     */
    static Grouping of(
            List<List<String>> criteria,
            List<String> columns,
            FieldTree tree,
            ContainerState empty,
            ProfileOptions options,
            Instant start) {
        ArrayList<int[]> places = new ArrayList<>();
        for (List<String> criterion : criteria) {
            places.add(criterion.stream()
                    .mapToInt(name -> place(name, columns, tree))
                    .toArray());
        }
        int fields = tree.shapes().size();
        int most = mostGroups(fields, criteria.size());
        StateLimits limits = options.limitsFor(fields * Profiler.MOST_GROUPS);
        StateLimits small = new StateLimits(
                Math.min(HLL_LG_K, limits.hllLgK()),
                limits.kllK(),
                limits.exactValues(),
                limits.frequentItems(),
                limits.textChars(),
                limits.uniqueValues());
        ContainerState group = new ContainerState(empty.fields().stream()
                .map(field -> {
                    FieldState state = new FieldState(field.shape(), small);
                    state.startedAt(start);
                    return state;
                })
                .toList());
        return new Grouping(places, most, group.toTaskBytes());
    }

    static int mostGroups(int fields, int criteria) {
        int share = MOST_FIELDS / Math.max(1, criteria) / Math.max(1, fields);
        return Math.max(1, Math.min(Profiler.MOST_GROUPS, share));
    }

    private static int place(String name, List<String> columns, FieldTree tree) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("groupBy: " + name + " (expected: one of the columns " + columns + ")");
        }
        FieldNode node = tree.roots().get(place);
        if (!GroupWalker.canGroup(node.kind())) {
            throw new IllegalArgumentException("groupBy: " + name + " of type "
                    + node.type().catalogString() + " (expected: text, number, truth value, date or time)");
        }
        return place;
    }

    /** Of a part without rows. */
    List<MeasuredGroups> nothing() {
        return criteria.stream()
                .map(criterion -> new MeasuredGroups(most, null, new TreeMap<>()))
                .toList();
    }
}
