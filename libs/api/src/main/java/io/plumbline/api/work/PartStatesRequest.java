package io.plumbline.api.work;

import java.util.List;

/** A worker asks for stored states. @param wanted at most {@value #MOST} */
public record PartStatesRequest(List<PartStateRef> wanted) {

    public static final int MOST = 1_000;

    public PartStatesRequest {
        wanted = List.copyOf(wanted);
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException("wanted: " + wanted.size() + " states (expected: at most " + MOST + ")");
        }
    }
}
