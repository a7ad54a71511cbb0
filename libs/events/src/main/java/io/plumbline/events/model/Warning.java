package io.plumbline.events.model;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What a finished work item wants known although it succeeded, for example values that didn't parse.
 *
 * @param container the container's name; absent if the warning is about the whole run
 */
public record Warning(@Nullable String container, Failure reason) {

    public Warning {
        requireNonNull(reason, "reason");
    }
}
