package io.plumbline.inference;

import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.state.ProfiledType;

/** No null among at least {@link Thresholds#MIN_SUPPORT} values. Structs are left to their fields. */
final class NotNullRule implements FieldRule {
    static boolean holds(FieldProfile field) {
        return field.failure().isEmpty()
                && field.profiledType() != ProfiledType.STRUCT
                && field.state().nulls() == 0
                && field.state().rows() >= Thresholds.MIN_SUPPORT;
    }

    @Override
    public RuleName name() {
        return RuleName.NOT_NULL;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        if (!holds(subject.field())) {
            return Optional.empty();
        }
        String note = subject.field().shape().nullable() ? "" : "The source declares the field as not null.";
        return Optional.of(check(
                subject.field(),
                Map.of(),
                subject.noneOf("null", note, options),
                subject.field().path() + " is never null"));
    }
}
