package io.plumbline.datastore.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.plumbline.inference.DayNames;
import io.plumbline.inference.KeyNames;
import io.plumbline.inference.Thresholds;

/**
 * Finds which fields' values are those of a unique field, of whole numbers, days or texts. To compare each field with each would take too long
 * in a large datastore, so that a field is compared with those whose names have a word in common with it and, if it is a text, with those
 * that have one of its smallest hashes. Whole numbers start at one everywhere, and days are those of a few years: of these, names decide. Days
 * are compared with those of calendars in any case, and never within a container.
 */
final class ForeignKeySearch {

    /** A field is compared with so many others at most, those of the likest names first. */
    static final int MOST_PARENTS = 50;

    /** Fields of fewer different values are found in others by chance, unless the names agree. */
    private static final int MIN_DISTINCT = 10;

    private static final int INDEXED_HASHES = 64;
    private static final int LOOKED_UP_HASHES = 8;

    private final Map<String, List<KeySide>> byStem = new HashMap<>();
    private final List<KeySide> calendars = new ArrayList<>();
    private final List<KeySide> texts = new ArrayList<>();
    private final List<Entry> index = new ArrayList<>();

    private record Entry(long hash, int text) {}

    /** Over the fields of all containers of a datastore. */
    ForeignKeySearch(List<KeySide> all) {
        for (KeySide side : all) {
            if (!side.unique() || side.partial() || side.keys().distinct() < 2) {
                continue;
            }
            Set<String> stems = stems(side);
            stems.addAll(
                    side.keys().ofDays()
                            ? DayNames.stemsOfContainer(side.container())
                            : KeyNames.stemsOfContainer(side.container()));
            stems.forEach(
                    stem -> byStem.computeIfAbsent(stem, s -> new ArrayList<>()).add(side));
            if (side.keys().ofDays() && DayNames.isCalendar(side.container(), side.path())) {
                calendars.add(side);
            }
            if (side.keys().text() && side.keys().distinct() >= MIN_DISTINCT) {
                Arrays.stream(side.sample().hashes())
                        .limit(INDEXED_HASHES)
                        .forEach(hash -> index.add(new Entry(hash, texts.size())));
                texts.add(side);
            }
        }
        index.sort(Comparator.comparingLong(Entry::hash));
    }

    /** The fields that this one's values are those of, the likeliest first. */
    List<FoundKey> parentsOf(KeySide child) {
        if (child.keys().distinct() < 2) {
            return List.of();
        }
        Set<KeySide> parents = new LinkedHashSet<>();
        for (String stem : stems(child)) {
            byStem.getOrDefault(stem, List.of()).forEach(p -> addIfComparable(parents, child, p));
        }
        if (child.keys().ofDays()) {
            calendars.forEach(p -> addIfComparable(parents, child, p));
        }
        if (child.keys().text() && child.keys().distinct() >= MIN_DISTINCT) {
            Arrays.stream(child.sample().hashes())
                    .limit(LOOKED_UP_HASHES)
                    .forEach(hash -> having(hash).forEach(p -> addIfComparable(parents, child, p)));
        }
        return parents.stream()
                .sorted(Comparator.comparing((KeySide p) -> FoundKey.namesOf(child, p))
                        .thenComparing(KeySide::container)
                        .thenComparing(KeySide::path))
                .limit(MOST_PARENTS)
                .map(p -> FoundKey.of(child, p, false))
                .filter(ForeignKeySearch::holds)
                .toList();
    }

    private static Set<String> stems(KeySide side) {
        return side.keys().ofDays() ? DayNames.stems(side.path()) : KeyNames.stems(side.path());
    }

    private static void addIfComparable(Set<KeySide> parents, KeySide child, KeySide parent) {
        boolean itself =
                child.containerId().equals(parent.containerId()) && child.path().equals(parent.path());
        // A calendar's other days are always among its own.
        boolean ofOneCalendar = child.keys().ofDays() && child.containerId().equals(parent.containerId());
        if (!itself && !ofOneCalendar && child.keys().comparable(parent.keys())) {
            parents.add(parent);
        }
    }

    private List<KeySide> having(long hash) {
        int low = 0;
        int high = index.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index.get(middle).hash() < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<KeySide> found = new ArrayList<>();
        for (int i = low; i < index.size() && index.get(i).hash() == hash; i++) {
            found.add(texts.get(index.get(i).text()));
        }
        return found;
    }

    /** Whole numbers of names that don't agree come here only over the parent's container, whose name says enough. */
    private static boolean holds(FoundKey key) {
        var contained = key.contained();
        if (contained == null || contained.sampled() == 0) {
            return false;
        }
        return key.exact() ? contained.share() == 1 : contained.lower() >= Thresholds.MIN_CONTAINMENT;
    }
}
