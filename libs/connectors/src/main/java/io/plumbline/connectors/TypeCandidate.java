package io.plumbline.connectors;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What the text of a column could be read as.
 *
 * @param type as Spark's {@code simpleString}
 * @param format how values are spelled, where the type alone doesn't say; null otherwise
 * @param fitting of the values that were looked at, how many can be read so
 * @param seen values that were looked at, blank ones left out
 * @param misfits up to three values that can't
 */
public record TypeCandidate(String type, @Nullable String format, long fitting, long seen, List<String> misfits) {

    public TypeCandidate {
        requireNonNull(type, "type");
        misfits = List.copyOf(misfits);
        if (fitting < 0 || fitting > seen) {
            throw new IllegalArgumentException("fitting: " + fitting + " (expected: 0 to " + seen + ")");
        }
    }
}
