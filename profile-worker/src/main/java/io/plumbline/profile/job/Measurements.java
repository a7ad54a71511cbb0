package io.plumbline.profile.job;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.worker.work.WorkContext;

/** Measures containers. */
public interface Measurements {

    /**
     * Reads the container once and measures every field. Ends soon after the context was stopped.
     *
     * @throws io.plumbline.worker.work.WorkFailureException if the source can't be opened or read
     */
    MeasuredContainer measure(
            WorkAssignment assignment, ContainerTarget container, ProfileSettings settings, WorkContext context);
}
