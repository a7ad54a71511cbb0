package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * A check. What it demands are its own components; {@code check} is what the newest run that proposed it says, with its evidence.
 *
 * @param operationId the newest run that proposed it; absent if none did
 * @param inferredAt when that was; absent likewise
 * @param check what that run proposes; absent likewise
 * @param rule the rule's key
 * @param fields paths of the fields that it speaks of
 * @param properties the rule's parameters
 * @param coverage the share of rows that must hold, more than 0, at most 1
 * @param filter a Spark SQL condition for the rows that count; absent for all
 * @param description one sentence for people
 * @param level the lowest inference level that proposes it; absent if none ever did
 * @param archiveReason absent unless it is archived
 * @param managed whether runs still change what it demands: it was inferred, and no person has edited it
 * @param accepted whether a person has said that it is right
 * @param offered whether {@code check} demands something else than the check does
 * @param weight by rule and origin
 * @param latestRun what the newest run that looked at it did with it; absent if none did
 * @param revision grows by one with every change by a person
 * @param createdBy the person or, of an inferred one, who asked for the run; absent if that isn't known
 * @param history the newest changes, newest first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckView(
        CheckId id,
        DatastoreId datastoreId,
        ContainerId containerId,
        String container,
        @Nullable OperationId operationId,
        @Nullable Instant inferredAt,
        @Nullable InferredCheck check,
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        @Nullable String filter,
        String description,
        @Nullable Integer level,
        CheckStatus status,
        @Nullable CheckArchiveReason archiveReason,
        CheckOrigin origin,
        boolean managed,
        boolean accepted,
        boolean offered,
        int weight,
        List<String> tags,
        Map<String, String> metadata,
        @Nullable String owner,
        @Nullable CheckRunView latestRun,
        long revision,
        Instant createdAt,
        @Nullable String createdBy,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable List<CheckChangeView> history) {

    public CheckView {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        requireNonNull(rule, "rule");
        requireNonNull(description, "description");
        requireNonNull(status, "status");
        requireNonNull(origin, "origin");
        fields = List.copyOf(fields);
        properties = Map.copyOf(properties);
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }
}
