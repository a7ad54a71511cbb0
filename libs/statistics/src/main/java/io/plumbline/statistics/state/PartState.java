package io.plumbline.statistics.state;

import static java.util.Objects.requireNonNull;

/**
 * What is stored of one part of a container.
 *
 * @param part its name, empty for a container without parts
 */
public record PartState(String part, ContainerState state) {
    public PartState {
        requireNonNull(part, "part");
        requireNonNull(state, "state");
    }
}
