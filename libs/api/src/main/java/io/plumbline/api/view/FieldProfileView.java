package io.plumbline.api.view;

import java.time.Instant;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/**
 * A field's figures in one profile run.
 *
 * @param profile without its binary state
 */
public record FieldProfileView(
        ContainerId containerId, OperationId operationId, Instant profiledAt, long rows, FieldProfile profile) {

    public FieldProfileView {
        requireNonNull(containerId, "containerId");
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
        requireNonNull(profile, "profile");
    }
}
