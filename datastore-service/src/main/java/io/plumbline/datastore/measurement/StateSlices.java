package io.plumbline.datastore.measurement;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.plumbline.events.model.PartStateSlice;

/** Puts the pieces of a state together. */
public final class StateSlices {

    private StateSlices() {}

    /** The whole state, base64; empty if a piece is missing. @param slices of one state, in their order */
    public static Optional<String> joined(List<PartStateSlice> slices) {
        if (slices.isEmpty() || slices.size() != slices.get(0).slices()) {
            return Optional.empty();
        }
        if (slices.size() == 1) {
            return Optional.of(slices.get(0).bytes());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        slices.forEach(s -> whole.writeBytes(Base64.getDecoder().decode(s.bytes())));
        return Optional.of(Base64.getEncoder().encodeToString(whole.toByteArray()));
    }
}
