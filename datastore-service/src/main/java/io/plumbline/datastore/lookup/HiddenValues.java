package io.plumbline.datastore.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;

/**
 * What is shown of fields that are masked now. What was measured before they were masked has values, which are left out here; what was
 * measured since has none.
 */
final class HiddenValues {

    /** Figures that show no value. */
    private static final Set<String> SHOWN = Set.of(
            "rowCount",
            "nullCount",
            "parentNullCount",
            "completeness",
            "distinctCount",
            "distinctRatio",
            "allDistinct",
            "emptyCount",
            "blankCount",
            "minLength",
            "maxLength",
            "meanLength",
            "stddevLength",
            "rowsWithValue",
            "rowCompleteness",
            "minSize",
            "maxSize",
            "meanSize",
            "stddevSize");

    /** Rules whose checks name no value. */
    private static final Set<String> NAMELESS = Set.of("notNull", "anyNotNull", "unique");

    static final String NOT_SHOWN = "Not shown, since a field of it is masked.";

    private static final String MASKED = "MASKED";

    private final Set<String> fields;

    /** @param overrides of the container; null if a user has decided nothing */
    HiddenValues(@Nullable ContainerOverrides overrides) {
        this(overrides == null ? Set.of() : overrides.fieldsThatAre(FieldStatus.MASKED));
    }

    private HiddenValues(Set<String> fields) {
        this.fields = fields;
    }

    /** Of fields that are masked or excluded now. @param overrides of the container; null if a user has decided nothing */
    static HiddenValues ofMaskedAndExcluded(@Nullable ContainerOverrides overrides) {
        if (overrides == null) {
            return new HiddenValues(Set.of());
        }
        Set<String> fields = new HashSet<>(overrides.fieldsThatAre(FieldStatus.MASKED));
        fields.addAll(overrides.fieldsThatAre(FieldStatus.EXCLUDED));
        return new HiddenValues(fields);
    }

    FieldProfile of(FieldProfile profile) {
        if (!hides(profile.path())) {
            return profile;
        }
        return new FieldProfile(
                profile.ordinal(),
                profile.path(),
                profile.sparkType(),
                profile.profiledType(),
                profile.metrics().stream().map(HiddenValues::of).toList(),
                List.of(),
                List.of(),
                profile.typeShares(),
                null);
    }

    FieldSummary of(FieldSummary field) {
        return hides(field.path())
                ? new FieldSummary(
                        field.ordinal(),
                        field.path(),
                        field.sparkType(),
                        field.profiledType(),
                        field.metrics().stream().map(HiddenValues::of).toList(),
                        null)
                : field;
    }

    InferredCheck of(InferredCheck check) {
        if (!hides(check.rule(), check.fields()) && !hidesFilter(check.filter())) {
            return check;
        }
        return new InferredCheck(
                check.rule(),
                check.fields(),
                Map.of(),
                check.coverage(),
                check.level(),
                NOT_SHOWN,
                new CheckEvidence(check.evidence().rowsSeen(), check.evidence().support(), "not shown", "not shown"));
    }

    /** Whether a check names values of a masked field. */
    boolean hides(String rule, List<String> paths) {
        return !NAMELESS.contains(rule) && paths.stream().anyMatch(this::hides);
    }

    private static Metric of(Metric metric) {
        return SHOWN.contains(metric.name()) || metric.absentReason() != null
                ? metric
                : new Metric(metric.name(), metric.kind(), null, false, null, null, null, MASKED);
    }

    /** Whether a condition names a masked field, and so perhaps values of it. */
    boolean hidesFilter(@Nullable String filter) {
        if (filter == null || fields.isEmpty()) {
            return false;
        }
        String words = filter.toLowerCase(Locale.ROOT);
        return fields.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> words.contains(name) || words.contains(name.replace("`", "``")));
    }

    /** Whether the top-level field of this name is masked. */
    boolean hidesField(String name) {
        return fields.contains(name);
    }

    /** Whether the path is that of a masked field, or of something inside of one. */
    boolean hides(String path) {
        return !fields.isEmpty() && fields.contains(FieldPaths.outermost(path));
    }
}
