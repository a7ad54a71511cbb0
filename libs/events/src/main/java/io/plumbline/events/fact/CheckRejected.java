package io.plumbline.events.fact;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/**
 * A command about a check was refused; the correlation id names the command.
 *
 * @param conflictsWith the check that is in the way; absent if none is
 */
public record CheckRejected(
        DatastoreId datastoreId,
        CheckId checkId,
        Failure failure,
        @Nullable CheckId conflictsWith) implements DatastoreFact {

    public CheckRejected {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(checkId, "checkId");
        requireNonNull(failure, "failure");
    }

    @Override
    public String subject() {
        return checkId.value();
    }
}
