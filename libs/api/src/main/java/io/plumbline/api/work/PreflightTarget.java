package io.plumbline.api.work;

import java.util.List;

import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/**
 * The run of which it is to be said what it would read.
 *
 * @param containers to ask, in this order
 * @param total containers that the run would read, those that are too many to be asked among them
 * @param left names of the first of these
 */
public record PreflightTarget(
        List<ContainerTarget> containers, int total, List<String> left, ProfileSettings settings) {

    public PreflightTarget {
        containers = List.copyOf(containers);
        left = List.copyOf(left);
        requireNonNull(settings, "settings");
    }
}
