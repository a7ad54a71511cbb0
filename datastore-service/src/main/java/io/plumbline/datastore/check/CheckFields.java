package io.plumbline.datastore.check;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckStatus;

/**
 * Which fields a check speaks of, as much of it as can be read of very many.
 *
 * @param reason absent unless it is archived
 * @param catalogKey the inventory that archived or restored it last; absent if none did
 */
public record CheckFields(
        CheckId id,
        ContainerId containerId,
        List<String> fields,
        CheckStatus status,
        @Nullable CheckArchiveReason reason,
        @Nullable String catalogKey) {

    public CheckFields {
        fields = List.copyOf(fields);
    }

    static CheckFields of(Check check) {
        return new CheckFields(
                check.id(),
                check.containerId(),
                check.fields(),
                check.standing().status(),
                check.standing().reason(),
                check.catalogKey());
    }
}
