package io.plumbline.profile.job;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.api.work.PreviewTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.worker.work.WorkContext;

/** Reads the first rows of containers. */
public interface Previews {

    /**
     * As many rows as are asked for, and no value of a masked field.
     *
     * @throws io.plumbline.worker.work.WorkFailureException if they can't be read; its words quote no value
     */
    RowsPreview read(WorkAssignment assignment, PreviewTarget target, WorkContext context);
}
