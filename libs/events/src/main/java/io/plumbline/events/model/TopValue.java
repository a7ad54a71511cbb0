package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * A frequent value.
 *
 * @param value canonical text, cut at 256 characters
 * @param count occurrences: exact, or a lower bound if {@code countUpper} is greater
 * @param countUpper upper bound of the occurrences
 */
public record TopValue(String value, long count, long countUpper) {

    public TopValue {
        requireNonNull(value, "value");
    }
}
