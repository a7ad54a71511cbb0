package io.plumbline.api.work;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/**
 * The container to profile.
 *
 * @param locator as the catalog found it; opaque to all but the connector
 * @param overrides what a user has decided; absent if nothing
 * @param start where its read begins; absent to read it from its first row, as a run without a threshold does and one whose threshold
 *     this container has no field for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerTarget(
        ContainerId containerId,
        String name,
        Map<String, String> locator,
        @Nullable Long rowCountEstimate,
        @Nullable ContainerOverrides overrides,
        @Nullable ReadStart start) {

    /** From its first row on. */
    public ContainerTarget(
            ContainerId containerId,
            String name,
            Map<String, String> locator,
            @Nullable Long rowCountEstimate,
            @Nullable ContainerOverrides overrides) {
        this(containerId, name, locator, rowCountEstimate, overrides, null);
    }

    /** The same under other decisions. */
    public ContainerTarget with(@Nullable ContainerOverrides others) {
        return new ContainerTarget(containerId, name, locator, rowCountEstimate, others, start);
    }

    public ContainerTarget {
        requireNonNull(containerId, "containerId");
        requireNonNull(name, "name");
        locator = Map.copyOf(locator);
    }
}
