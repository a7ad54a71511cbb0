package io.plumbline.datastore.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;

import static java.util.Objects.requireNonNull;

/**
 * A container as an input of a run.
 *
 * @param comment the source's; absent if there is none
 * @param columns its schema; empty where another event of the run has told it
 * @param checks that hold in the figures
 * @param figures what was measured of it; absent if nothing was
 */
public record ReadDataset(
        DatasetName name,
        @Nullable String comment,
        List<Column> columns,
        List<Check> checks,
        @Nullable Figures figures) {

    public ReadDataset {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    /** Its schema alone. */
    static ReadDataset schema(ExportedContainer container) {
        return new ReadDataset(
                DatasetName.of(container),
                container.comment(),
                container.columns().list(),
                List.of(),
                null);
    }

    /**
     * What was measured.
     *
     * @param bytes as the source stores them; absent if it doesn't say
     * @param fileCount absent for tables
     * @param lastModified absent if the source doesn't say
     */
    public record Figures(
            long rows,
            @Nullable Long bytes,
            @Nullable Long fileCount,
            @Nullable Instant lastModified,
            List<ColumnFigures> columns) {

        public Figures {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Counts and numbers of one field; texts never are among them. Each is absent if it wasn't measured.
     *
     * @param count values that aren't null
     * @param quantiles by their share, for example {@code 0.5}
     */
    public record ColumnFigures(
            String path,
            @Nullable Long nullCount,
            @Nullable Long distinctCount,
            @Nullable Double sum,
            @Nullable Double count,
            @Nullable Double min,
            @Nullable Double max,
            Map<String, Double> quantiles) {

        public ColumnFigures {
            quantiles = Map.copyOf(quantiles);
        }
    }
}
