package io.plumbline.api.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Where the read of one container begins.
 *
 * @param field rows whose value in this field is greater; absent for files that were written later
 * @param after the value in ISO words for dates and times (UTC for an instant), in digits for numbers; it is itself left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadStart(@Nullable String field, String after) {

    public ReadStart {
        requireNonNull(after, "after");
    }
}
