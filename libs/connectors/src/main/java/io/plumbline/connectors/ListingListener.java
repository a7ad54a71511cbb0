package io.plumbline.connectors;

import org.jspecify.annotations.Nullable;

/** Follows a listing. Called by the thread that lists. */
@FunctionalInterface
public interface ListingListener {

    /** The next container; one that can't be read carries its problem. */
    void found(ContainerDescription container);

    /**
     * How far the listing is.
     *
     * @param total containers or files to look at; null if not known yet
     */
    default void progressed(long done, @Nullable Long total) {}

    /** True if the listing should end; it then ends with CANCELLED. */
    default boolean cancelled() {
        return false;
    }
}
