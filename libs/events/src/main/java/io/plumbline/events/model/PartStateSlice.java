package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * A piece of a part's stored state, which may be too large for one message.
 *
 * @param part whose state
 * @param slice from 0
 * @param slices how many there are of this state
 * @param bytes base64
 */
public record PartStateSlice(String part, int slice, int slices, String bytes) {

    public PartStateSlice {
        requireNonNull(part, "part");
        requireNonNull(bytes, "bytes");
        if (slices < 1 || slice < 0 || slice >= slices) {
            throw new IllegalArgumentException("slice: " + slice + " of " + slices + " (expected: 0 to slices - 1)");
        }
    }
}
