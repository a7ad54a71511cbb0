package io.plumbline.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;

/** A container is a copy of another one: the same fields, as many rows, and the same keys, each way. */
final class DataDiffRule implements Rule {
    @Override
    public RuleName name() {
        return RuleName.DATA_DIFF;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        return basis.keys().stream()
                .filter(key -> isReplica(key, basis))
                .limit(1)
                .map(key -> check(key, basis))
                .toList();
    }

    static boolean isReplica(KeyFinding key, Basis basis) {
        KeyFinding.Reference reference = key.reference();
        boolean bothWays = key.exact()
                ? key.contained() == 1 && key.reverse() == 1
                : Math.min(key.containedLower(), key.reverseLower()) >= Thresholds.MIN_CONTAINMENT;
        boolean unique = basis.profile()
                .field(key.field())
                .filter(f -> f.state().nulls() == 0)
                .flatMap(f -> f.text(MetricName.ALL_DISTINCT))
                .map("true"::equals)
                .orElse(false);
        return bothWays
                && unique
                && reference.unique()
                && reference.sameFields()
                && reference.rows() == basis.profile().rows()
                && reference.rows() >= Thresholds.MIN_SUPPORT;
    }

    private InferredCheck check(KeyFinding key, Basis basis) {
        KeyFinding.Reference reference = key.reference();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("refDatastoreId", reference.datastoreId());
        properties.put("refContainerId", reference.containerId());
        properties.put("rowIdentifiers", List.of(key.field()));
        Evidence evidence = new Evidence(
                basis.profile().rows(),
                basis.profile().rows(),
                (key.exact() ? "exact" : "sketches of the different values")
                        + ": the keys occur in each other's container, which have as many rows",
                Optional.of(Bounds.share(Math.min(key.containedLower(), key.reverseLower()))),
                Optional.of("1"),
                key.exact() ? Optional.empty() : Optional.of(key.confidence()),
                "Only the keys were compared, not the other fields.",
                basis.options().runId());
        List<String> fields = basis.profile().fields().stream()
                .map(FieldProfile::path)
                .filter(AnyNotNullRule::isTopLevel)
                .toList();
        return new InferredCheck(
                name().key(),
                fields,
                properties,
                1.0,
                evidence,
                level(),
                "The container has the same rows as " + reference.container());
    }
}
