package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationKind;
import io.plumbline.profiling.RelationPass;
import io.plumbline.statistics.relation.ConfirmedDependency;
import io.plumbline.statistics.relation.Dependencies;
import io.plumbline.statistics.relation.Dependency;
import io.plumbline.statistics.relation.SampledColumn;
import io.plumbline.statistics.relation.SampledRows;

/**
 * Finds fields that another field determines: a sample of whole rows tells which may be, and one pass for each determinant counts all rows.
 */
final class DependencySearch {
    /** Determinants that are counted, those first whose dependencies chance explains least: each costs a read of the container. */
    private static final int MOST_DETERMINANTS = 6;

    /** Of one determinant, so many are counted, in one read. */
    private static final int MOST_DEPENDENTS = 50;

    /** Dependencies that are told, counted or not. */
    private static final int MOST = 500;

    private final List<Relation> relations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param rows of the container, as the profile has counted them */
    DependencySearch(RelationPass pass, SampledRows sample, long rows, Runnable stopPoint) {
        Map<SampledColumn, List<Dependency>> byDeterminant = new LinkedHashMap<>();
        List<Dependency> all = Dependencies.of(sample);
        all.stream()
                .sorted(Comparator.comparingDouble(Dependency::expectedBreaks).reversed())
                .limit(MOST)
                .forEach(d -> byDeterminant
                        .computeIfAbsent(d.determinant(), c -> new ArrayList<>())
                        .add(d));
        if (all.size() > MOST) {
            notes.add((all.size() - MOST) + " of " + all.size()
                    + " dependencies, those that chance explains best, were left out");
        }
        int counted = 0;
        int uncounted = 0;
        for (List<Dependency> group : byDeterminant.values()) {
            int asked = counted < MOST_DETERMINANTS ? Math.min(group.size(), MOST_DEPENDENTS) : 0;
            if (asked > 0) {
                stopPoint.run();
                pass.dependencies(group.subList(0, asked)).forEach(d -> relations.add(relation(d, rows)));
                counted++;
            }
            group.subList(asked, group.size()).forEach(d -> relations.add(relation(d, sample)));
            uncounted += group.size() - asked;
        }
        if (uncounted > 0 && sample.size() < sample.rowsSeen()) {
            notes.add(uncounted + " of " + relations.size()
                    + " dependencies were not counted in all rows: only in the sample they are known to hold");
        }
    }

    List<Relation> relations() {
        return relations;
    }

    /** What was left out, in words. */
    List<String> notes() {
        return notes;
    }

    private static Relation relation(ConfirmedDependency counted, long rows) {
        return new Relation(
                RelationKind.DEPENDENCY,
                List.of(counted.determinant().path(), counted.dependent().path()),
                true,
                rows,
                counted.groups(),
                counted.broken(),
                null,
                null,
                "all rows, grouped by the first field");
    }

    private static Relation relation(Dependency sampled, SampledRows sample) {
        boolean everything = sample.size() == sample.rowsSeen();
        return new Relation(
                RelationKind.DEPENDENCY,
                List.of(sampled.determinant().path(), sampled.dependent().path()),
                everything,
                sample.size(),
                sampled.groups(),
                0,
                null,
                null,
                everything
                        ? "all rows, compared within those that agree in the first field"
                        : "a uniform sample of " + sample.size() + " of " + sample.rowsSeen()
                                + " rows; a candidate only");
    }
}
