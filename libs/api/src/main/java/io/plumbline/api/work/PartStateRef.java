package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/** Names a stored state. @param key of the attempt that measured it */
public record PartStateRef(String key, String part) {

    public PartStateRef {
        requireNonNull(key, "key");
        requireNonNull(part, "part");
    }
}
