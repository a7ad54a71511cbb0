package io.plumbline.datastore.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds containers that may have the same rows: as many, with the same fields, in all of which the smallest hashes are the same. Each container
 * is looked at once, however many there are.
 */
final class AlikeContainers {

    /** The fewest that are kept of any field that has so many different values. */
    private static final int COMPARED_HASHES = 64;

    /** Of the same rows, the container of the shortest name is the original, as {@code orders} is of {@code orders_backup}. */
    private static final Comparator<KeySide> ORIGINAL_FIRST =
            Comparator.comparingInt((KeySide side) -> side.container().length()).thenComparing(KeySide::container);

    private record Look(long rows, int fields, List<Column> columns) {}

    private record Column(String path, long present, int hashes) {}

    private AlikeContainers() {}

    /**
     * Groups of containers that are alike, each told by the first of its fields in which no value is absent or occurs twice; those without such
     * a field, and those of which a part of the rows was read, are left out. In each group the likeliest original first.
     *
     * @param containers the fields of each
     */
    static List<List<KeySide>> among(Collection<List<KeySide>> containers) {
        Map<Look, List<KeySide>> byLook = new LinkedHashMap<>();
        for (List<KeySide> fields : containers) {
            fields.stream()
                    .filter(side -> side.provenUnique()
                            && !side.partial()
                            && side.keys().present() == side.profile().rows())
                    .findFirst()
                    .ifPresent(key -> byLook.computeIfAbsent(look(key, fields), l -> new ArrayList<>())
                            .add(key));
        }
        return byLook.values().stream()
                .filter(alike -> alike.size() > 1)
                .map(alike -> alike.stream().sorted(ORIGINAL_FIRST).toList())
                .toList();
    }

    private static Look look(KeySide key, List<KeySide> fields) {
        return new Look(
                key.profile().rows(),
                key.profile().fields(),
                fields.stream().map(AlikeContainers::column).toList());
    }

    private static Column column(KeySide side) {
        long[] hashes = side.sample().hashes();
        return new Column(
                side.path(),
                side.keys().present(),
                Arrays.hashCode(Arrays.copyOf(hashes, Math.min(hashes.length, COMPARED_HASHES))));
    }
}
