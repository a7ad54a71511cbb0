package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * Names a stored sum of several parts of a container.
 *
 * @param key of the attempt that has added it up
 * @param number among the sums of this attempt, from 0
 */
public record PartSumRef(String key, int number) {

    /** Names of parts are relative, so that none begins like this. */
    private static final String PREFIX = "/sum/";

    public PartSumRef {
        requireNonNull(key, "key");
        if (number < 0) {
            throw new IllegalArgumentException("number: " + number + " (expected: 0 or more)");
        }
    }

    /** Under which its state is stored among those of the attempt's parts. */
    public String stateName() {
        return PREFIX + number;
    }
}
