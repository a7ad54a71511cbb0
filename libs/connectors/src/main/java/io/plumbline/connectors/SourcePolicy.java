package io.plumbline.connectors;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What the operator allows: which directories may be read (by name), which addresses may be dialled, how much may be taken.
 *
 * @param drivers the folder of database drivers, which need not exist; null if none is configured
 */
public record SourcePolicy(
        Map<String, Path> roots,
        EgressPolicy egress,
        SourceLimits limits,
        @Nullable Path drivers) {

    public SourcePolicy {
        roots = Map.copyOf(roots);
        requireNonNull(egress, "egress");
        requireNonNull(limits, "limits");
    }

    /** No folder of drivers: only PostgreSQL's is at hand. */
    public SourcePolicy(Map<String, Path> roots, EgressPolicy egress, SourceLimits limits) {
        this(roots, egress, limits, null);
    }
}
