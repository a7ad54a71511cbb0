package io.plumbline.gateway.operation;

import java.math.BigDecimal;
import java.time.Instant;
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
import io.plumbline.gateway.request.Tags;

/** Reads what a profile is asked to do, or would be. */
final class ProfileWish {
    private static final int MAX_CONTAINERS = 1_000;
    /** Numbers beyond this don't survive a browser. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final BigDecimal BEYOND = BigDecimal.TEN.pow(38);
    private static final int MAX_TAGS = 100;
    private static final Set<String> ALL = Set.of(
            "containers",
            "tags",
            "maxRows",
            "maxBytes",
            "maxRecordsPerPartition",
            "sample",
            "greaterThanTime",
            "greaterThanBatch",
            "full",
            "inferenceLevel",
            "inferAsDraft",
            "histogramMaxDistinct");

    private final RequestBody settings;

    private ProfileWish(RequestBody settings) {
        this.settings = settings;
    }

    /** Faults go to the settings; the outcome counts only if there are none. */
    static ProfileSettings profile(RequestBody settings) {
        ProfileSettings read = new ProfileWish(settings).read();
        settings.refuseOthers(ALL);
        return read;
    }

    private ProfileSettings read() {
        int level = (int) settings.wholeNumber("inferenceLevel", 0, ProfileSettings.HIGHEST_INFERENCE_LEVEL)
                .orElse(ProfileSettings.DEFAULT_INFERENCE_LEVEL);
        List<ContainerId> containers = containers();
        List<String> tags = Tags.read(settings, "tags", MAX_TAGS);
        boolean both = !containers.isEmpty() && !tags.isEmpty();
        if (both) {
            settings.wrong("tags", "given", "absent with containers: a run chooses by one or by the other");
        }
        Long maxRows = boxed(settings.wholeNumber("maxRows", 1, LARGEST));
        Long perPart =
                boxed(settings.wholeNumber("maxRecordsPerPartition", 1, ProfileSettings.MOST_RECORDS_PER_PARTITION));
        Instant time = settings.moment("greaterThanTime").orElse(null);
        BigDecimal batch = batch();
        boolean limited = maxRows != null || perPart != null;
        boolean apart = !limited || time == null && batch == null;
        if (!apart) {
            settings.wrong(
                    time == null ? "greaterThanBatch" : "greaterThanTime",
                    "given",
                    "absent with maxRows or maxRecordsPerPartition, which would leave out new rows at random");
        }
        OptionalLong histogram = settings.wholeNumber("histogramMaxDistinct", 1, ProfileSettings.MOST_HISTOGRAM_VALUES);
        return new ProfileSettings(
                containers,
                level,
                maxRows,
                boxed(settings.wholeNumber("maxBytes", 1, LARGEST)),
                settings.object("sample").flatMap(this::sample).orElse(null),
                both ? null : tags,
                apart ? time : null,
                apart ? batch : null,
                perPart,
                histogram.isPresent() ? Integer.valueOf((int) histogram.getAsLong()) : null,
                settings.flag("inferAsDraft", false) ? Boolean.TRUE : null,
                settings.flag("full", false) ? Boolean.TRUE : null);
    }

    private List<ContainerId> containers() {
        List<ContainerId> containers = new ArrayList<>();
        for (String id : settings.texts("containers", MAX_CONTAINERS)) {
            try {
                containers.add(new ContainerId(id));
            } catch (IllegalArgumentException e) {
                settings.wrong("containers", id, "container ids: ct_ and 16 characters of a-z0-9");
            }
        }
        return containers;
    }

    /** No more digits than a database's number has. */
    private @Nullable BigDecimal batch() {
        BigDecimal batch = settings.number("greaterThanBatch").orElse(null);
        if (batch != null && batch.abs().compareTo(BEYOND) >= 0) {
            settings.wrong("greaterThanBatch", batch, "a number of at most 38 digits");
            return null;
        }
        return batch;
    }

    private Optional<RowSample> sample(Map<String, Object> given) {
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
