package io.plumbline.statistics.state;

import static java.util.Objects.requireNonNull;

/**
 * What one run measured of one part of a container, in two halves: checks are inferred from the one and tested on the other.
 *
 * @param part its name, empty for a container without parts
 * @param training about three fifths of the rows
 * @param heldOut the others; without rows when the part is too small to be split
 */
public record MeasuredPart(String part, ContainerState training, ContainerState heldOut) {
    public MeasuredPart {
        requireNonNull(part, "part");
        requireNonNull(training, "training");
        requireNonNull(heldOut, "heldOut");
    }

    /** All rows of the part. */
    public ContainerState whole() {
        return heldOut.rows() == 0 ? training : training.merge(heldOut);
    }
}
