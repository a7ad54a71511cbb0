package io.plumbline.events.model;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A datastore's read window at one moment.
 *
 * @param window as it is set, such as {@code 20:00-06:00 Europe/Berlin}
 * @param open whether work may begin now
 * @param nextOpening when it may begin: now if it is open
 */
public record WindowState(String window, boolean open, Instant nextOpening) {

    public WindowState {
        requireNonNull(window, "window");
        requireNonNull(nextOpening, "nextOpening");
    }
}
