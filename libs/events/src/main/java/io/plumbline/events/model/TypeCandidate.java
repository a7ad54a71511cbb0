package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What the text of a field could be read as.
 *
 * @param type as Spark's simple string
 * @param format how values are spelled, where the type alone doesn't say; absent otherwise
 * @param fitting of the values that were looked at, how many can be read so
 * @param seen values that were looked at, blank ones left out
 * @param misfits some values that can't
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypeCandidate(String type, @Nullable String format, long fitting, long seen, List<String> misfits) {

    public TypeCandidate {
        requireNonNull(type, "type");
        misfits = List.copyOf(misfits);
    }
}
