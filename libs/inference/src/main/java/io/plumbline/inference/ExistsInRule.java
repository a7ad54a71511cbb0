package io.plumbline.inference;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.state.ProfiledType;

/**
 * A field refers to a unique field of another container. Whole numbers start at one everywhere, and days are those of a few years, so of
 * those the names must have a word in common as well.
 */
final class ExistsInRule implements Rule {
    @Override
    public RuleName name() {
        return RuleName.EXISTS_IN;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        Set<String> seen = new HashSet<>();
        return basis.keys().stream()
                .filter(key -> isReference(key, basis))
                .filter(key -> seen.add(key.field()))
                .map(key -> check(key, basis))
                .toList();
    }

    private static boolean isReference(KeyFinding key, Basis basis) {
        Optional<Subject> subject = basis.profile()
                .field(key.field())
                .filter(f -> f.failure().isEmpty())
                .map(Subject::new);
        if (subject.isEmpty() || subject.get().nonNull() < Thresholds.MIN_SUPPORT) {
            return false;
        }
        boolean contained = key.exact() ? key.contained() == 1 : key.containedLower() >= Thresholds.MIN_CONTAINMENT;
        return contained
                && key.reference().unique()
                && key.reference().distinct() >= Thresholds.MIN_DISTINCT_FOR_RANGE
                && isNamed(key, subject.get());
    }

    private static boolean isNamed(KeyFinding key, Subject subject) {
        KeyFinding.Reference reference = key.reference();
        if (subject.type() == ProfiledType.STRING) {
            return true;
        }
        if (subject.isTime()) {
            return isOfDays(subject)
                    && DayNames.of(key.field(), reference.container(), reference.field()) != KeyNames.DIFFERENT;
        }
        return isWhole(subject) && KeyNames.isAlike(key.field(), reference.container(), reference.field());
    }

    private static boolean isWhole(Subject subject) {
        return subject.state()
                .numberShape()
                .map(shape -> shape.integers() == subject.nonNull())
                .orElse(false);
    }

    private static boolean isOfDays(Subject subject) {
        return subject.type() == ProfiledType.DATE
                || subject.state()
                        .times()
                        .map(times -> times.midnights() == subject.nonNull())
                        .orElse(false);
    }

    private InferredCheck check(KeyFinding key, Basis basis) {
        KeyFinding.Reference reference = key.reference();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("refDatastoreId", reference.datastoreId());
        properties.put("refContainerId", reference.containerId());
        properties.put("refField", reference.field());
        long present =
                basis.profile().field(key.field()).map(f -> f.state().present()).orElse(0L);
        Evidence evidence = new Evidence(
                basis.profile().rows(),
                present,
                key.exact()
                        ? "exact: every different value was looked for"
                        : "sketches of the different values: their share that occurs there",
                Optional.of(Bounds.lowerShare(key.containedLower())),
                Optional.of("1"),
                key.exact() ? Optional.empty() : Optional.of(key.confidence()),
                "The other field is unique and has " + reference.distinct() + " different values.",
                basis.options().runId());
        return new InferredCheck(
                name().key(),
                List.of(key.field()),
                properties,
                1.0,
                evidence,
                level(),
                key.field() + " exists in " + reference.container() + "." + reference.field());
    }
}
