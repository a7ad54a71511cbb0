package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * A field's figures in one group.
 *
 * @param group the position of the group in its profile
 * @param profile without a binary state
 */
public record GroupedField(int group, FieldProfile profile) {

    public GroupedField {
        requireNonNull(profile, "profile");
    }
}
