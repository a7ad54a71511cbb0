package io.plumbline.profile.job;

import java.util.List;
import java.util.Map;

import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;

import static java.util.Objects.requireNonNull;

/**
 * The parts that a profile consists of.
 *
 * @param parts all of them, in their order
 * @param states of those that this run has measured, by name, in their stored form; those that are too large to be kept are left out
 */
public record MeasuredParts(PartsSummary summary, List<ProfilePart> parts, Map<String, byte[]> states) {

    public MeasuredParts {
        requireNonNull(summary, "summary");
        parts = List.copyOf(parts);
        states = Map.copyOf(states);
    }
}
