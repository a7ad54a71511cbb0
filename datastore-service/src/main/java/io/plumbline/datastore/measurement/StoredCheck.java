package io.plumbline.datastore.measurement;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * A check that a profile inferred.
 *
 * @param profileKey the profile that it belongs to
 */
public record StoredCheck(CheckId checkId, String profileKey, ContainerId containerId, InferredCheck check) {

    public StoredCheck {
        requireNonNull(checkId, "checkId");
        requireNonNull(profileKey, "profileKey");
        requireNonNull(containerId, "containerId");
        requireNonNull(check, "check");
    }

    /** What is about the same keeps its id. */
    static StoredCheck of(String profileKey, ContainerId containerId, InferredCheck check) {
        return new StoredCheck(CheckKey.inferred(containerId, check), profileKey, containerId, check);
    }
}
