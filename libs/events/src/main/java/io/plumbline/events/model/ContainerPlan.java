package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;

import static java.util.Objects.requireNonNull;

/**
 * What a run would read of one container.
 *
 * @param failure why it couldn't be read; the rest is then empty
 * @param rows expected; absent if unknown
 * @param bytes expected, as stored in the source; absent if unknown
 * @param splits parts that can be read at the same time; an estimate for files
 * @param splitColumn the column by whose ranges the parts are cut; absent if there is none
 * @param partial whether, by a limit or a sample, something less than the whole container would be read
 * @param notes in words, what the limits and the sample do, and why one that was wished for has no effect
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerPlan(
        ContainerId containerId,
        String container,
        @Nullable Failure failure,
        @Nullable Long rows,
        @Nullable Long bytes,
        int splits,
        @Nullable String splitColumn,
        boolean partial,
        List<String> notes) {

    public ContainerPlan {
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        notes = List.copyOf(notes);
    }

    public static ContainerPlan failed(ContainerId containerId, String container, Failure failure) {
        return new ContainerPlan(containerId, container, failure, null, null, 0, null, false, List.of());
    }
}
