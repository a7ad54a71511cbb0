package io.plumbline.datastore.lookup;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.api.view.FieldView;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.TypeCandidate;

import static java.util.Objects.requireNonNull;

/** The fields of a container as the API shows them. */
final class FieldViews {

    private final ContainerOverrides decided;
    private final List<CheckFields> checks;

    /**
     * @param decided what a user has decided about the container
     * @param checks which fields its checks name
     */
    FieldViews(ContainerOverrides decided, List<CheckFields> checks) {
        this.decided = requireNonNull(decided, "decided");
        this.checks = List.copyOf(checks);
    }

    /** Defaults, notes and misfits of a catalog from before the field was masked may quote values. */
    FieldView of(FoundField f) {
        FieldStatus status = decided.statuses().get(f.name());
        boolean masked = status == FieldStatus.MASKED;
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
                counts(f),
                status);
    }

    private CheckCounts counts(FoundField field) {
        CheckCounts counts = CheckCounts.NONE;
        for (CheckFields check : checks) {
            if (check.fields().stream().anyMatch(f -> within(f, field.name()))) {
                counts = counts.plus(
                        switch (check.status()) {
                            case ACTIVE -> new CheckCounts(1, 0, 0);
                            case DRAFT -> new CheckCounts(0, 1, 0);
                            case ARCHIVED -> new CheckCounts(0, 0, 1);
                        });
            }
        }
        return counts;
    }

    /** Whether a path is a field, or leads to something inside it. */
    private static boolean within(String path, String field) {
        return path.equals(field) || (path.startsWith(field) && ".[{".indexOf(path.charAt(field.length())) >= 0);
    }

    private static EffectiveSetting typeOf(FoundField field, @Nullable String chosen) {
        return chosen == null
                ? new EffectiveSetting(field.sparkType(), EffectiveSetting.Origin.SOURCE)
                : new EffectiveSetting(chosen, EffectiveSetting.Origin.USER);
    }
}
