package io.plumbline.worker.outbound.source;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerOverrides;
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
                .sampled(sample(settings.sample()))
                .within(new ReadOptions.Limits(settings.maxRows(), settings.maxBytes(), connections));
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
