package io.plumbline.api.view;

import static java.util.Objects.requireNonNull;

/** A tag, and of how much it is one. */
public record TagUse(String tag, int datastores, int containers) {

    public TagUse {
        requireNonNull(tag, "tag");
    }
}
