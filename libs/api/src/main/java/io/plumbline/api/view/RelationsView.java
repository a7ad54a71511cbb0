package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

import static java.util.Objects.requireNonNull;

/**
 * One page of the relations between the fields of a container, as one run has found them.
 *
 * @param operationId whose run; absent if none has looked for relations
 * @param profiledAt when its findings became visible; absent if there is no run
 * @param newest whether no later profile of the container is visible, so that the relations are of the rows that its profile is of; absent
 *     if there is no run
 * @param search how it has looked; absent if none has
 * @param why there is nothing to show, or why it is of an older run; absent otherwise
 * @param foreignKeys from and to the container, at most 200, as they are known now; absent if there are none
 * @param page from 0
 * @param size how many were asked for
 * @param total how many there are on all pages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationsView(
        ContainerId containerId,
        @Nullable OperationId operationId,
        @Nullable Instant profiledAt,
        @Nullable Boolean newest,
        @Nullable RelationSearch search,
        @Nullable String why,
        List<Relation> items,
        @Nullable List<ForeignKeyView> foreignKeys,
        int page,
        int size,
        long total) {

    public RelationsView {
        requireNonNull(containerId, "containerId");
        items = List.copyOf(items);
        foreignKeys = foreignKeys == null || foreignKeys.isEmpty() ? null : List.copyOf(foreignKeys);
    }
}
