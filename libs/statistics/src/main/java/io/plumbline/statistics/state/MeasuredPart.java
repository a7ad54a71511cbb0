package io.plumbline.statistics.state;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What one run measured of one part of a container, in two halves: checks are inferred from the one and tested on the other.
 *
 * @param part its name, empty for a container without parts
 * @param training about three fifths of the rows
 * @param heldOut the others; without rows when the part is too small to be split
 * @param groups the same rows once more in the groups of each criterion that was asked for, in their order; empty if none was
 */
public record MeasuredPart(String part, ContainerState training, ContainerState heldOut, List<MeasuredGroups> groups) {
    /** Not in groups. */
    public MeasuredPart(String part, ContainerState training, ContainerState heldOut) {
        this(part, training, heldOut, List.of());
    }

    public MeasuredPart {
        requireNonNull(part, "part");
        requireNonNull(training, "training");
        requireNonNull(heldOut, "heldOut");
        groups = List.copyOf(groups);
    }

    /** All rows of the part. */
    public ContainerState whole() {
        return heldOut.rows() == 0 ? training : training.merge(heldOut);
    }
}
