package io.plumbline.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/** An intent that looks at one field at a time. */
interface FieldRule extends Rule {
    Optional<InferredCheck> propose(Subject field, Basis basis);

    @Override
    default List<InferredCheck> propose(Basis basis) {
        ContainerProfile profile = basis.profile();
        return profile.fields().stream()
                .filter(field -> field.failure().isEmpty() && !isPartOfTuple(profile, field))
                .map(Subject::new)
                .filter(field -> field.nonNull() >= Thresholds.MIN_SUPPORT)
                .flatMap(field -> propose(field, basis).stream())
                .toList();
    }

    /** Numbers in arrays that all have one length: their position says what they are, so together they mean nothing. */
    private static boolean isPartOfTuple(ContainerProfile profile, FieldProfile field) {
        if (!field.path().endsWith("[]") || field.profiledType() == ProfiledType.STRUCT) {
            return false;
        }
        String array = field.path().substring(0, field.path().length() - 2);
        return profile.field(array)
                .map(parent -> parent.text(MetricName.MIN_SIZE).equals(parent.text(MetricName.MAX_SIZE)))
                .orElse(false);
    }

    /** The check of this rule for that field, for all values. */
    default InferredCheck check(
            FieldProfile field, Map<String, Object> properties, Evidence evidence, String description) {
        return check(field, properties, 1.0, evidence, description);
    }

    /** The check of this rule for that field, for a share of the values. */
    default InferredCheck check(
            FieldProfile field,
            Map<String, Object> properties,
            double coverage,
            Evidence evidence,
            String description) {
        return new InferredCheck(
                name().key(), List.of(field.path()), properties, coverage, evidence, level(), description);
    }
}
