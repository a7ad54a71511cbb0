package io.plumbline.connectors;

import java.nio.file.Path;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * What the operator allows: which directories may be read (by name), which addresses may be dialled, how much may be taken.
 */
public record SourcePolicy(Map<String, Path> roots, EgressPolicy egress, SourceLimits limits) {

    public SourcePolicy {
        roots = Map.copyOf(roots);
        requireNonNull(egress, "egress");
        requireNonNull(limits, "limits");
    }
}
