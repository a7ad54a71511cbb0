package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;

import static java.util.Objects.requireNonNull;

/**
 * What became of one check of a decision.
 *
 * @param checkStatus as it is now; absent if the check was deleted or is unknown
 * @param failure why the decision wasn't applied to it; absent if it was, or if the check was so already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckOutcome(
        CheckId checkId,
        @Nullable CheckStatus checkStatus,
        @Nullable Failure failure) {

    public CheckOutcome {
        requireNonNull(checkId, "checkId");
    }
}
