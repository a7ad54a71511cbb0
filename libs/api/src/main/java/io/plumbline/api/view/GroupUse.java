package io.plumbline.api.view;

import static java.util.Objects.requireNonNull;

/** A group of datastores, and how many are in it. */
public record GroupUse(String group, int datastores) {

    public GroupUse {
        requireNonNull(group, "group");
    }
}
