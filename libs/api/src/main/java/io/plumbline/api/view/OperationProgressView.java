package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is.
 *
 * @param rowsTotal an estimate; absent if unknown
 * @param bytesTotal an estimate; absent if unknown
 * @param secondsLeft an estimate; absent if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationProgressView(
        long itemsTotal,
        long itemsDone,
        long itemsFailed,
        long rows,
        long bytes,
        @Nullable Long rowsTotal,
        @Nullable Long bytesTotal,
        @Nullable Long secondsLeft) {

    public OperationProgressView {}
}
