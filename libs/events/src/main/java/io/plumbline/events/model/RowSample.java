package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A random part of the rows of each container.
 *
 * @param fraction more than 0, at most 1
 * @param seed the same one gives the same rows while the data stays the same; absent to have one chosen, which the profile then
 *     states
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowSample(double fraction, @Nullable Long seed) {

    public RowSample {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: " + fraction + " (expected: more than 0, at most 1)");
        }
    }
}
