package io.plumbline.worker.outbound.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.ReadStart;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowSample;

/** What users have decided about a container and what a run is asked for, in the words of connectors. */
public final class ReadWishes {

    private ReadWishes() {}

    /**
     * Every column, as users want it, of what the run is to read.
     *
     * @param connections that the read may use at the same time; null to leave it to the source's settings
     */
    public static ReadOptions of(ContainerTarget container, ProfileSettings settings, @Nullable Integer connections) {
        ContainerOverrides decided = container.overrides();
        ContainerOverrides overrides = decided == null ? ContainerOverrides.NONE : decided;
        return ReadOptions.ALL
                .as(types(overrides))
                .cutBy(overrides.partitionField())
                .from(start(container.start()))
                .sampled(sample(settings.sample()))
                .hiding(hidden(overrides))
                .reading(overrides.text())
                .within(new ReadOptions.Limits(
                        settings.maxRows(), settings.maxBytes(), connections, settings.maxRecordsPerPartition()));
    }

    /** What a plan says, and what its connector doesn't: which fields are hidden, and why a threshold has no effect. */
    public static List<String> notes(ReadPlan plan, ContainerTarget container, ProfileSettings settings) {
        List<String> notes = new ArrayList<>(plan.notes());
        ContainerOverrides decided = container.overrides();
        ContainerOverrides overrides = decided == null ? ContainerOverrides.NONE : decided;
        Set<String> excluded = overrides.fieldsThatAre(FieldStatus.EXCLUDED);
        if (!excluded.isEmpty()) {
            notes.add("not read, as users wish: " + String.join(", ", excluded));
        }
        Set<String> masked = overrides.fieldsThatAre(FieldStatus.MASKED);
        if (!masked.isEmpty()) {
            notes.add("masked, so that no value of theirs is kept: " + String.join(", ", masked));
        }
        if (!settings.hasThreshold() || container.start() != null) {
            return notes;
        }
        notes.add(
                "read from its first row on, not from the threshold that was asked for: it has no incremental field of "
                        + (settings.greaterThanBatch() == null
                                ? "dates or times"
                                : settings.greaterThanTime() == null ? "numbers" : "dates, times or numbers"));
        return notes;
    }

    /** The names of the fields of which no value may be told, sorted. */
    public static Set<String> masked(ContainerTarget container) {
        ContainerOverrides decided = container.overrides();
        return decided == null ? Set.of() : decided.fieldsThatAre(FieldStatus.MASKED);
    }

    private static ReadOptions.Hidden hidden(ContainerOverrides overrides) {
        return new ReadOptions.Hidden(
                overrides.fieldsThatAre(FieldStatus.EXCLUDED), overrides.fieldsThatAre(FieldStatus.MASKED));
    }

    private static ReadOptions.@Nullable Start start(@Nullable ReadStart start) {
        return start == null ? null : new ReadOptions.Start(start.field(), start.after());
    }

    private static Map<String, ReadOptions.WantedType> types(ContainerOverrides overrides) {
        Map<String, ReadOptions.WantedType> types = new HashMap<>();
        overrides.fieldTypes().forEach((field, text) -> {
            ChosenType chosen = ChosenType.of(text);
            types.put(field, new ReadOptions.WantedType(chosen.type(), chosen.format()));
        });
        return types;
    }

    /** The service chooses a seed where the user gives none; zero is as good where neither did. */
    private static ReadOptions.@Nullable Sample sample(@Nullable RowSample wanted) {
        if (wanted == null) {
            return null;
        }
        Long seed = wanted.seed();
        return new ReadOptions.Sample(wanted.fraction(), seed == null ? 0 : seed);
    }
}
