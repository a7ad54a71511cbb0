package io.plumbline.api.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The first rows of a container, as they are at its source now. Kept nowhere.
 *
 * @param columns in the order of the container; excluded ones aren't there
 * @param rows of each, the values in the order of the columns as text; null for a null. Those of a masked column are all null
 * @param cut where a value is longer than what is shown of it; absent if none is
 * @param limit how many rows were asked for
 * @param complete whether these are all rows that were asked for; false where they would have been too large for one answer
 * @param notes in words, what was odd when they were read; absent if nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowsPreview(
        List<Column> columns,
        List<List<@Nullable String>> rows,
        @Nullable List<CutValue> cut,
        int limit,
        boolean complete,
        @Nullable List<String> notes) {

    /**
     * @param type Spark's simple string for the type that was read
     * @param masked true if no value may be told; absent otherwise
     * @param binary true if the values are bytes, of which the number is told; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            String name,
            String type,
            @Nullable Boolean masked,
            @Nullable Boolean binary) {

        public Column {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
        }
    }

    /**
     * @param row from 0
     * @param column from 0
     * @param length of the whole value, in characters
     */
    public record CutValue(int row, int column, long length) {}

    public RowsPreview {
        columns = List.copyOf(columns);
        // Rows have nulls, which List.copyOf refuses.
        List<List<@Nullable String>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }

    @Override
    public String toString() {
        return "RowsPreview[" + rows.size() + " rows of " + columns.size() + " columns]";
    }
}
