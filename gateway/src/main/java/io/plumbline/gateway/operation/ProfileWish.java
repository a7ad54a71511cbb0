package io.plumbline.gateway.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowSample;
import io.plumbline.gateway.request.RequestBody;

/** Reads what a profile is asked to do, or would be. */
final class ProfileWish {
    private static final int MAX_CONTAINERS = 1_000;
    /** Numbers beyond this don't survive a browser. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final Set<String> READING = Set.of("containers", "maxRows", "maxBytes", "sample");
    private static final Set<String> ALL =
            Set.of("containers", "maxRows", "maxBytes", "sample", "full", "inferenceLevel");

    private ProfileWish() {}

    /** Faults go to the settings; the outcome counts only if there are none. */
    static ProfileSettings profile(RequestBody settings) {
        int level = (int) settings.wholeNumber("inferenceLevel", 0, ProfileSettings.HIGHEST_INFERENCE_LEVEL)
                .orElse(ProfileSettings.DEFAULT_INFERENCE_LEVEL);
        return read(settings, level, ALL);
    }

    /** The same for what is only to be read. */
    static ProfileSettings reading(RequestBody settings) {
        return read(settings, ProfileSettings.DEFAULT_INFERENCE_LEVEL, READING);
    }

    private static ProfileSettings read(RequestBody settings, int level, Set<String> known) {
        List<ContainerId> containers = new ArrayList<>();
        for (String id : settings.texts("containers", MAX_CONTAINERS)) {
            try {
                containers.add(new ContainerId(id));
            } catch (IllegalArgumentException e) {
                settings.wrong("containers", id, "container ids: ct_ and 16 characters of a-z0-9");
            }
        }
        Long maxRows = boxed(settings.wholeNumber("maxRows", 1, LARGEST));
        Long maxBytes = boxed(settings.wholeNumber("maxBytes", 1, LARGEST));
        RowSample sample = settings.object("sample")
                .flatMap(given -> sample(given, settings))
                .orElse(null);
        boolean full = settings.flag("full", false);
        settings.refuseOthers(known);
        ProfileSettings wished = new ProfileSettings(containers, level, maxRows, maxBytes, sample);
        return full ? wished.inFull() : wished;
    }

    private static Optional<RowSample> sample(Map<String, Object> given, RequestBody settings) {
        RequestBody part = new RequestBody(given);
        Optional<Double> fraction = part.share("fraction");
        Long seed = boxed(part.wholeNumber("seed", 0, LARGEST));
        part.refuseOthers(Set.of("fraction", "seed"));
        settings.collect(part, "/sample");
        return fraction.map(f -> new RowSample(f, seed));
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
