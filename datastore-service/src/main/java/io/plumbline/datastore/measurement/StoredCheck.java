package io.plumbline.datastore.measurement;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
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

    /** The same rule over the same fields of a container keeps its id. */
    static StoredCheck of(String profileKey, ContainerId containerId, InferredCheck check) {
        List<String> parts = new ArrayList<>(List.of(containerId.value(), check.rule()));
        parts.addAll(check.fields());
        CheckId id = new CheckId(CheckId.PREFIX + Ids.derivedTail(parts.toArray(String[]::new)));
        return new StoredCheck(id, profileKey, containerId, check);
    }
}
