package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationKind;
import io.plumbline.profiling.RelationPass;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.relation.ConfirmedKey;
import io.plumbline.statistics.relation.KeyCandidate;
import io.plumbline.statistics.relation.KeyCandidates;
import io.plumbline.statistics.relation.SampledColumn;
import io.plumbline.statistics.relation.SampledRows;
import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.DistinctState.Repetition;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueDomain;

/**
 * Finds keys of one or two fields: a sample of whole rows tells which may be, and one pass for each counts all rows, unless the profile has
 * proven it already. Binary fractions aren't taken for keys.
 */
final class KeySearch {
    /** Each costs a read of the container. */
    private static final int MOST_PASSES = 8;

    /** Of fewer rows, nearly every field is a key. */
    private static final int MIN_ROWS = 10;

    private final RelationPass pass;
    private final ContainerProfile profile;
    private final List<Relation> relations = new ArrayList<>();
    private int passes;
    private int uncounted;

    KeySearch(RelationPass pass, SampledRows sample, ContainerProfile profile, Runnable stopPoint) {
        this.pass = pass;
        this.profile = profile;
        if (sample.size() < MIN_ROWS) {
            return;
        }
        Set<String> fractions = profile.fields().stream()
                .filter(f -> domain(f.state()) == ValueDomain.DOUBLE || domain(f.state()) == ValueDomain.FLOAT)
                .map(io.plumbline.statistics.metric.FieldProfile::path)
                .collect(Collectors.toSet());
        SampledRows whole = sample.only(column -> !fractions.contains(column.path()));
        for (KeyCandidate candidate : KeyCandidates.of(whole)) {
            stopPoint.run();
            relations.add(relation(candidate, whole));
        }
    }

    private static ValueDomain domain(FieldState state) {
        return state.shape().domain();
    }

    List<Relation> relations() {
        return relations;
    }

    /** What was left out, in words. */
    List<String> notes() {
        return uncounted == 0
                ? List.of()
                : List.of(uncounted + " of " + relations.size()
                        + " keys were not counted in all rows: only in the sample it is known that none repeats");
    }

    private Relation relation(KeyCandidate candidate, SampledRows sample) {
        List<String> paths =
                candidate.columns().stream().map(SampledColumn::path).toList();
        if (proven(paths)) {
            return key(paths, true, profile.rows(), 0, "all rows: no value repeats and none is null");
        }
        if (sample.size() == sample.rowsSeen()) {
            return key(paths, true, sample.size(), 0, "all rows: none agrees with another in these fields");
        }
        if (passes < MOST_PASSES) {
            passes++;
            ConfirmedKey counted = pass.key(candidate);
            return key(
                    paths,
                    true,
                    counted.rows(),
                    counted.nullRows() + counted.surplusRows(),
                    "all rows, grouped by the fields");
        }
        uncounted++;
        return key(
                paths,
                false,
                sample.size(),
                0,
                "a uniform sample of " + sample.size() + " of " + sample.rowsSeen()
                        + " rows, none of which agree; a candidate only");
    }

    private boolean proven(List<String> paths) {
        if (paths.size() > 1) {
            return false;
        }
        Optional<FieldState> state = profile.field(paths.get(0)).map(f -> f.state());
        return state.isPresent()
                && state.get().nulls() == 0
                && state.get().present() == profile.rows()
                && state.get().distinct().map(DistinctState::repetition).orElse(Repetition.UNKNOWN) == Repetition.NONE;
    }

    private static Relation key(List<String> paths, boolean exact, long rows, long exceptions, String method) {
        return new Relation(RelationKind.KEY, paths, exact, rows, rows, exceptions, null, null, method);
    }
}
