package io.plumbline.api.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far an item is. Absent where unknown.
 *
 * @param rowsTotal an estimate
 * @param bytesTotal an estimate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkProgress(
        long rows,
        long bytes,
        long containers,
        @Nullable Long rowsTotal,
        @Nullable Long bytesTotal) {

    public static final WorkProgress NONE = new WorkProgress(0, 0, 0, null, null);

    public WorkProgress {}
}
