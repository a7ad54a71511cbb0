package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/**
 * The answer to a question for the first rows of a container. It is told once and kept nowhere.
 *
 * @param failure why they can't be told; absent if they are
 * @param preview absent exactly if there is a failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowsPreviewView(
        DatastoreId datastoreId,
        ContainerId containerId,
        @Nullable Failure failure,
        @Nullable RowsPreview preview) {

    public RowsPreviewView {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        if ((failure == null) == (preview == null)) {
            throw new IllegalArgumentException("answer: none or two (expected: a failure or a preview)");
        }
    }
}
