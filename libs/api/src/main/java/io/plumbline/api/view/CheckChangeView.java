package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * One change of a check.
 *
 * @param by the person; of a run, who asked for it; absent if that isn't known
 * @param operationId the run that did it; absent if a person did
 * @param action for example {@code EDITED}, or of a run {@code UPDATED}
 * @param values what had another value before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckChangeView(
        Instant at, @Nullable String by, @Nullable OperationId operationId, String action, List<Value> values) {

    public CheckChangeView {
        requireNonNull(at, "at");
        requireNonNull(action, "action");
        values = List.copyOf(values);
    }

    /**
     * A value before and after, as JSON, or its beginning with an ellipsis where it is long.
     *
     * @param before absent if there was none
     * @param after absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(
            String name, @Nullable String before, @Nullable String after) {

        public Value {
            requireNonNull(name, "name");
        }
    }
}
