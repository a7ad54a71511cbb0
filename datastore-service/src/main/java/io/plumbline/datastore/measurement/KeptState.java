package io.plumbline.datastore.measurement;

import java.util.Base64;
import java.util.Optional;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.statistics.state.FieldState;

import static java.util.Objects.requireNonNull;

/**
 * The state that a profile has kept of a field.
 *
 * @param format of the stored bytes: hashes of one format aren't those of another
 */
public record KeptState(int format, FieldState state) {

    public KeptState {
        requireNonNull(state, "state");
    }

    /** Empty if none was kept, or only one of a format that this version doesn't read: a newer worker's, or one from before an upgrade. */
    public static Optional<KeptState> of(FieldProfile field) {
        String base64 = field.state();
        if (base64 == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(new KeptState(bytes[0], FieldState.fromBytes(bytes)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
