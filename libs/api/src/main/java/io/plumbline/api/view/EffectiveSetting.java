package io.plumbline.api.view;

import static java.util.Objects.requireNonNull;

/**
 * A value that counts, and where it comes from.
 */
public record EffectiveSetting(String value, Origin origin) {

    /** Who said so. */
    public enum Origin {
        SOURCE,
        USER
    }

    public EffectiveSetting {
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }
}
