package io.plumbline.catalog.probe;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.ConnectionTestOutcome;

/** Reaches a source once and lets go of it. */
public interface SourceProbe {

    /** What came of it; a source that can't be reached is an outcome, not an exception. Called by several threads at once. */
    ConnectionTestOutcome probe(WorkAssignment assignment, Stopping stopping);

    /** Told what ends the probe from outside, as soon as there is something to end. */
    interface Stopping {

        void onStop(Runnable stop);

        /** Whether nobody waits for the answer any more. */
        boolean stopped();
    }
}
