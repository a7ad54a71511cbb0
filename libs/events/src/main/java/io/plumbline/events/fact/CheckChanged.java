package io.plumbline.events.fact;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckStatus;

import static java.util.Objects.requireNonNull;

/**
 * A person changed a check, or wrote a new one. What runs change is told by {@link ChecksSynchronized}.
 *
 * @param fields paths; empty for a rule about the container as a whole
 * @param checkStatus after the change; of a deleted check, the last one
 * @param archiveReason absent unless it is archived
 * @param revision grows by one with every change by a person
 */
public record CheckChanged(
        DatastoreId datastoreId,
        ContainerId containerId,
        String container,
        CheckId checkId,
        String rule,
        List<String> fields,
        CheckChangeKind change,
        CheckStatus checkStatus,
        @Nullable CheckArchiveReason archiveReason,
        long revision)
        implements DatastoreFact {

    public CheckChanged {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        requireNonNull(checkId, "checkId");
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        requireNonNull(change, "change");
        requireNonNull(checkStatus, "checkStatus");
    }

    @Override
    public String subject() {
        return checkId.value();
    }
}
