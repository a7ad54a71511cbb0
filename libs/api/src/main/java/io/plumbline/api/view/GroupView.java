package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.GroupValue;

import static java.util.Objects.requireNonNull;

/**
 * A group of rows that was profiled beside the whole container.
 *
 * @param operationId whose profile
 * @param id the same in every profile, as long as the fields and values are
 * @param position in the profile's list of groups, from 0
 * @param values by which its rows are told from others, in the order of the criterion's fields; without values if one of these is masked now
 * @param filter the same as a Spark SQL condition; absent if one of the fields is masked now
 * @param rows that it has
 * @param share of the profile's rows, 0 to 1
 * @param fields that it has figures of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupView(
        ContainerId containerId,
        OperationId operationId,
        String id,
        int position,
        List<GroupValue> values,
        @Nullable String filter,
        long rows,
        double share,
        int fields) {

    public GroupView {
        requireNonNull(containerId, "containerId");
        requireNonNull(operationId, "operationId");
        requireNonNull(id, "id");
        values = List.copyOf(values);
    }
}
