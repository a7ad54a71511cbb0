package io.plumbline.connectors;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A part of a container that can be read without the others: a file, or several.
 *
 * @param name unique within its container, the same as long as the part is there; no absolute path
 * @param fingerprint differs whenever the part's data may have changed
 * @param bytes as stored; null if unknown
 * @param modified when it was last written; null if unknown
 */
public record SourcePart(
        String name,
        String fingerprint,
        @Nullable Long bytes,
        @Nullable Instant modified) {

    public SourcePart {
        requireNonNull(name, "name");
        requireNonNull(fingerprint, "fingerprint");
    }
}
