package io.plumbline.catalog.probe;

import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.SourceAnswer;

/** Answers questions about a source without reading it. A source that can't be reached is an answer. Called by several threads at once. */
public interface SourceSurvey {

    /**
     * What a run would read.
     *
     * @param plans gets each container's answer as it comes, so that what is known can be told when the time is up
     */
    SourceAnswer plan(WorkAssignment assignment, PreflightTarget run, Plans plans, SourceProbe.Stopping stopping);

    /** Which files a pattern matches. */
    SourceAnswer match(WorkAssignment assignment, String pattern, SourceProbe.Stopping stopping);
}
