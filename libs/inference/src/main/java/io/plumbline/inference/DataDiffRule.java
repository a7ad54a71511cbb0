package io.plumbline.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container is a copy of another one: the same rows, as far as the figures of all fields tell. */
final class DataDiffRule implements Rule {
    @Override
    public RuleName name() {
        return RuleName.DATA_DIFF;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        return basis
                .original()
                .filter(original -> basis.profile().rows() >= Thresholds.MIN_SUPPORT)
                .map(original -> check(original, basis))
                .stream()
                .toList();
    }

    private InferredCheck check(Original original, Basis basis) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("refDatastoreId", original.datastoreId());
        properties.put("refContainerId", original.containerId());
        properties.put("rowIdentifiers", List.of(original.rowIdentifier()));
        Evidence evidence = new Evidence(
                basis.profile().rows(),
                basis.profile().rows(),
                (original.exact()
                                ? "exact"
                                : "sample of " + original.compared() + " different values of "
                                        + original.rowIdentifier())
                        + ": all of them occur in both containers, which have as many rows",
                Optional.of(Bounds.lowerShare(original.lower())),
                Optional.of("1"),
                original.exact() ? Optional.empty() : Optional.of(Thresholds.CONFIDENCE),
                "Every field has the same figures in both containers; whole rows weren't compared.",
                basis.options().runId());
        return new InferredCheck(
                name().key(),
                original.fields(),
                properties,
                1.0,
                evidence,
                level(),
                "The container has the same rows as " + original.container());
    }
}
