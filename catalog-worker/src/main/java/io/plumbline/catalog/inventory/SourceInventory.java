package io.plumbline.catalog.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.Warning;
import io.plumbline.worker.work.StopHook;

/** The containers of a source, one after the other. */
public interface SourceInventory {

    /**
     * Shows every container to the visitor; one that can't be read carries its problem and doesn't stop the others.
     *
     * @return what was left out and why
     * @throws io.plumbline.worker.work.WorkFailureException if the source as a whole can't be listed
     */
    List<Warning> list(WorkAssignment assignment, Visitor visitor);

    /** Follows a listing, on the thread that lists. */
    interface Visitor {

        void found(FoundContainer container);

        /** @param total containers or files to look at; null if not known yet */
        void progressed(long done, @Nullable Long total);

        boolean stopped();

        /** Registers what ends the listing from outside. */
        StopHook onStop(Runnable stop);
    }
}
