package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * A datastore as users see it. No secret can be read back: only whether one is set.
 *
 * @param properties its own; those of its connection are added when it is read
 * @param checks by status; absent if they weren't counted
 * @param connectionId the shared connection that it is on; absent if it has all settings itself
 * @param tags by which it is found; absent if it has none
 * @param group the name of the group that it is in; absent if it is in none
 * @param status by its newest catalog and profile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatastoreView(
        DatastoreId id,
        String name,
        @Nullable String description,
        String connector,
        Map<String, Object> properties,
        Map<String, SecretView> secrets,
        long revision,
        Instant createdAt,
        @Nullable String createdBy,
        Instant updatedAt,
        DatastoreCounters counters,
        @Nullable OperationRef lastCatalog,
        @Nullable OperationRef lastProfile,
        @Nullable ConnectionId connectionId,
        @Nullable CheckCounts checks,
        @Nullable List<String> tags,
        @Nullable String group,
        @Nullable DatastoreStatus status) {

    public DatastoreView {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        requireNonNull(counters, "counters");
    }
}
