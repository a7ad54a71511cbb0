package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationKind;
import io.plumbline.events.model.RelationSearch;
import io.plumbline.inference.PairFinding;
import io.plumbline.profile.job.FoundRelations;
import io.plumbline.profiling.RelationPass;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.relation.ConfirmedNulls;
import io.plumbline.statistics.relation.NullPattern;
import io.plumbline.statistics.relation.NullPatterns;
import io.plumbline.statistics.relation.RowSample;
import io.plumbline.statistics.relation.SampledColumn;
import io.plumbline.statistics.relation.SampledRows;

/**
 * Finds how the fields of a container relate to each other. Costs a read of the container for the sample and one for each pass that counts,
 * {@value #MOST_READS} at most, so that it is left to the levels that ask for relations.
 */
final class RelationFinder {
    /** From this inference level on. */
    static final int LEVEL = 3;

    /** The sample, two jobs of pairs, one of nulls, keys and dependencies. */
    static final int MOST_READS = 18;

    private static final int MOST_NULL_PATTERNS = 50;

    private static final long SEED = 20_261_126L;

    /**
     * @param pairs what checks are concluded from
     */
    record Findings(FoundRelations relations, List<PairFinding> pairs) {}

    private RelationFinder() {}

    /**
     * @param hidden columns that are left out
     * @param profile of the same rows
     * @param stopPoint runs between the passes; what it throws ends the search
     */
    static Findings of(Dataset<Row> rows, Set<String> hidden, ContainerProfile profile, Runnable stopPoint) {
        RelationPass pass = new RelationPass(rows);
        RowSample sampled = pass.sample(hidden, RowSample.DEFAULT_CAPACITY, SEED);
        SampledRows sample = sampled.rows();
        stopPoint.run();
        PairSearch pairs = new PairSearch(pass, sample);
        stopPoint.run();
        KeySearch keys = new KeySearch(pass, sample, profile, stopPoint);
        DependencySearch dependencies = new DependencySearch(pass, sample, profile.rows(), stopPoint);

        List<Relation> found = new ArrayList<>(keys.relations());
        found.addAll(dependencies.relations());
        found.addAll(pairs.relations());
        found.addAll(nulls(pass, sample));
        List<String> notes = new ArrayList<>(keys.notes());
        notes.addAll(dependencies.notes());
        notes.addAll(pairs.notes());
        if (sampled.columns().size() == RowSample.MAX_COLUMNS) {
            notes.add("only the first " + RowSample.MAX_COLUMNS + " fields of single values were compared");
        }
        RelationSearch search = new RelationSearch(
                null, sampled.rowsSeen(), sampled.size(), sampled.columns().size(), notes);
        return new Findings(new FoundRelations(search, found), pairs.findings());
    }

    private static List<Relation> nulls(RelationPass pass, SampledRows sample) {
        List<NullPattern> candidates =
                NullPatterns.of(sample).stream().limit(MOST_NULL_PATTERNS).toList();
        return pass.nullsTogether(candidates).stream()
                .map(RelationFinder::relation)
                .toList();
    }

    private static Relation relation(ConfirmedNulls nulls) {
        return new Relation(
                RelationKind.NULL_TOGETHER,
                nulls.columns().stream().map(SampledColumn::path).toList(),
                true,
                nulls.rows(),
                nulls.valueRows(),
                nulls.mixedRows(),
                null,
                null,
                "all rows");
    }
}
