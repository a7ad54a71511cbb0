package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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
        fields = overrides == null ? Set.of() : overrides.fieldsThatAre(FieldStatus.MASKED);
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
        return !fields.isEmpty() && fields.contains(outermost(path));
    }

    /** The name of the field that a path begins with: up to a dot, a bracket or a brace, or between backticks. */
    private static String outermost(String path) {
        if (!path.startsWith("`")) {
            int end = 0;
            while (end < path.length() && ".[{".indexOf(path.charAt(end)) < 0) {
                end++;
            }
            return path.substring(0, end);
        }
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < path.length(); i++) {
            if (path.charAt(i) == '`' && (i + 1 == path.length() || path.charAt(i + 1) != '`')) {
                break;
            }
            i += path.charAt(i) == '`' ? 1 : 0;
            name.append(path.charAt(i));
        }
        return name.toString();
    }
}
