package io.plumbline.datastore.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ReadStart;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldCandidate;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/** Where the read of a container begins, by the threshold of a run and the field that grows with new rows. */
final class ReadStarts {

    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamp_ntz");
    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "int", "bigint", "float", "double", "decimal");

    private final ProfileSettings settings;

    ReadStarts(ProfileSettings settings) {
        this.settings = requireNonNull(settings, "settings");
    }

    /** Null if the run has no threshold, or none for a field that this container has. */
    @Nullable
    ReadStart of(ContainerSnapshot container, @Nullable ContainerOverrides decided) {
        if (!settings.hasThreshold()) {
            return null;
        }
        ContainerOverrides overrides = decided == null ? ContainerOverrides.NONE : decided;
        for (String field : growing(container, overrides)) {
            String after = after(typeOf(field, container, overrides));
            if (after != null) {
                return new ReadStart(field, after);
            }
        }
        Instant time = settings.greaterThanTime();
        ContainerKind kind = container.found().kind();
        boolean files = kind == ContainerKind.FILE || kind == ContainerKind.FILE_PATTERN;
        return files && time != null && overrides.incrementalField() == null
                ? new ReadStart(null, time.toString())
                : null;
    }

    /** The user's choice alone, or else what was found, the best first; none of which values may not be told. */
    private static List<String> growing(ContainerSnapshot container, ContainerOverrides overrides) {
        String chosen = overrides.incrementalField();
        if (chosen != null) {
            return List.of(chosen);
        }
        ContainerFacts facts = container.found().facts();
        Set<String> masked = overrides.fieldsThatAre(FieldStatus.MASKED);
        return facts == null
                ? List.of()
                : facts.incrementalCandidates().stream()
                        .map(FieldCandidate::field)
                        .filter(field -> !masked.contains(field))
                        .toList();
    }

    /** As which it is read; empty if the container has no such field any more. */
    private static String typeOf(String field, ContainerSnapshot container, ContainerOverrides overrides) {
        String chosen = overrides.fieldTypes().get(field);
        return chosen != null
                ? ChosenType.of(chosen).type()
                : container.found().fields().stream()
                        .filter(f -> f.name().equals(field))
                        .map(FoundField::sparkType)
                        .findFirst()
                        .orElse("");
    }

    /** The threshold as a value of that type; null if there is none for it. */
    private @Nullable String after(String type) {
        Instant time = settings.greaterThanTime();
        BigDecimal batch = settings.greaterThanBatch();
        String kind = type.replaceAll("\\(.*", "");
        if (time != null && TIMES.contains(kind)) {
            LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
            return switch (kind) {
                case "date" -> utc.toLocalDate().toString();
                case "timestamp_ntz" -> utc.toString();
                default -> time.toString();
            };
        }
        return batch != null && NUMBERS.contains(kind) ? batch.toPlainString() : null;
    }
}
