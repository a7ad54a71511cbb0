package io.plumbline.events.model;

import java.util.List;

import io.plumbline.events.ContainerId;

/**
 * What a profile run is asked to do.
 *
 * @param containers ids of the containers; empty means all
 * @param inferenceLevel 0 (none) to 5
 */
public record ProfileSettings(List<ContainerId> containers, int inferenceLevel) {

    public static final int DEFAULT_INFERENCE_LEVEL = 2;
    public static final int HIGHEST_INFERENCE_LEVEL = 5;
    public static final ProfileSettings DEFAULT = new ProfileSettings(List.of(), DEFAULT_INFERENCE_LEVEL);

    public ProfileSettings {
        containers = List.copyOf(containers);
        if (inferenceLevel < 0 || inferenceLevel > HIGHEST_INFERENCE_LEVEL) {
            throw new IllegalArgumentException(
                    "inferenceLevel: " + inferenceLevel + " (expected: 0 to " + HIGHEST_INFERENCE_LEVEL + ")");
        }
    }
}
