package io.plumbline.statistics.state;

import static java.util.Objects.requireNonNull;

/**
 * The stored state of one part of a container: a file, a partition or a split.
 *
 * @param part the part's name, unique within its container
 */
public record PartState(String part, ContainerState state) {
    public PartState {
        requireNonNull(part, "part");
        requireNonNull(state, "state");
    }
}
