package io.plumbline.events.model;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A group of a container's rows that was profiled beside the whole.
 *
 * @param id the same in every run, as long as its container, fields and values are
 * @param position in the profile's list of groups, from 0: by criterion as they were given, then by rows, most first
 * @param values by which its rows are told from others, in the order of the criterion's fields
 * @param filter the same as a Spark SQL condition
 * @param rows that it has
 * @param fields that it has figures of
 */
public record ProfileGroup(String id, int position, List<GroupValue> values, String filter, long rows, int fields) {

    /** What every id begins with. */
    public static final String ID_PREFIX = "gr_";

    public ProfileGroup {
        requireNonNull(id, "id");
        values = List.copyOf(values);
        requireNonNull(filter, "filter");
    }
}
