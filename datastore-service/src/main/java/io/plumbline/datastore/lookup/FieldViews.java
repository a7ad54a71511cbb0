package io.plumbline.datastore.lookup;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.api.view.FieldSummaryView;
import io.plumbline.api.view.FieldView;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.TypeCandidate;

import static java.util.Objects.requireNonNull;

/** The fields of a container as the API shows them. */
final class FieldViews {

    private final ContainerOverrides decided;
    private final @Nullable StoredProfile profile;

    /**
     * @param decided what a user has decided about the container
     * @param profile the visible one; null if there is none
     */
    FieldViews(ContainerOverrides decided, @Nullable StoredProfile profile) {
        this.decided = requireNonNull(decided, "decided");
        this.profile = profile;
    }

    /** Defaults, notes and misfits of a catalog from before the field was masked may quote values. */
    FieldView of(ListedField field) {
        FoundField f = field.found();
        if (f == null) {
            return known(field);
        }
        boolean masked = field.status() == FieldStatus.MASKED;
        List<TypeCandidate> candidates = f.candidates();
        return new FieldView(
                f.name(),
                f.ordinal(),
                f.declaredType(),
                f.sparkType(),
                f.nullable(),
                f.primaryKeyPosition(),
                f.comment(),
                masked ? null : f.defaultValue(),
                masked ? null : f.note(),
                candidates == null || !masked
                        ? candidates
                        : candidates.stream()
                                .map(c -> new TypeCandidate(c.type(), c.format(), c.fitting(), c.seen(), List.of()))
                                .toList(),
                typeOf(f, decided.fieldTypes().get(f.name())),
                field.checks(),
                field.status(),
                null,
                null,
                null,
                summary(field));
    }

    /** Known by its profile alone. */
    private FieldView known(ListedField field) {
        FieldSummary summary = requireNonNull(field.summary(), "summary");
        return new FieldView(
                field.name(),
                summary.ordinal(),
                summary.sparkType(),
                summary.sparkType(),
                null,
                null,
                null,
                null,
                null,
                null,
                new EffectiveSetting(summary.sparkType(), EffectiveSetting.Origin.SOURCE),
                field.checks(),
                field.status(),
                field.within() == null ? null : summary.path(),
                field.within(),
                field.missing() ? Boolean.TRUE : null,
                summary(field));
    }

    private @Nullable FieldSummaryView summary(ListedField field) {
        FieldSummary s = field.summary();
        return s == null || profile == null
                ? null
                : new FieldSummaryView(
                        profile.operationId(),
                        profile.at(),
                        s.profiledType(),
                        s.metric("rowCount").orElse(null),
                        s.metric("nullCount").orElse(null),
                        s.metric("completeness").orElse(null),
                        s.metric("distinctCount").orElse(null),
                        s.metric("min").orElse(null),
                        s.metric("max").orElse(null),
                        s.metric("mean").orElse(null),
                        s.metric("minLength").orElse(null),
                        s.metric("maxLength").orElse(null),
                        s.metric("minSize").orElse(null),
                        s.metric("maxSize").orElse(null),
                        s.bars());
    }

    private static EffectiveSetting typeOf(FoundField field, @Nullable String chosen) {
        return chosen == null
                ? new EffectiveSetting(field.sparkType(), EffectiveSetting.Origin.SOURCE)
                : new EffectiveSetting(chosen, EffectiveSetting.Origin.USER);
    }
}
