package io.plumbline.profiling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.metric.GroupValues;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.GroupKey;
import io.plumbline.statistics.state.GroupRefusal;

/** Adds rows once more, each to the group that it has by every criterion. For one task. */
final class GroupWalker {
    /** Slots of the caches of one field: there are many groups, most of them of few values. */
    private static final int SLOTS = 64;

    private final FieldNode[] roots;
    /** Where each column is in a row; -1 if it is computed from others. */
    private final int[] positions;

    private final @Nullable Expression[] computed;
    private final GenericInternalRow values;
    private final Grouping grouping;
    private final List<FieldShape> shapes;
    private final List<Criterion> criteria = new ArrayList<>();

    /** @param sources what of a row of a batch each column is; null if rows have the columns themselves */
    GroupWalker(List<FieldNode> roots, @Nullable List<Expression> sources, Grouping grouping) {
        this.roots = roots.toArray(FieldNode[]::new);
        this.grouping = grouping;
        this.positions = new int[this.roots.length];
        this.computed = new Expression[this.roots.length];
        this.values = new GenericInternalRow(this.roots.length);
        for (int i = 0; i < this.roots.length; i++) {
            Expression source = sources == null ? null : sources.get(this.roots[i].position());
            boolean given = source == null || source instanceof BoundReference;
            positions[i] =
                    source instanceof BoundReference column ? column.ordinal() : given ? this.roots[i].position() : -1;
            computed[i] = given ? null : source;
        }
        this.shapes = ContainerState.fromBytes(grouping.empty()).fields().stream()
                .map(field -> field.shape())
                .toList();
        grouping.criteria().forEach(columns -> criteria.add(new Criterion(columns)));
    }

    /** Whether rows can be grouped by what is read there. */
    static boolean canGroup(FieldNode.Kind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, SMALL_DECIMAL, DECIMAL, FLOAT, DOUBLE, STRING -> true;
            case BINARY, ARRAY, MAP, STRUCT, PRESENCE -> false;
        };
    }

    void add(InternalRow row, boolean heldOut) {
        for (int i = 0; i < roots.length; i++) {
            Expression source = computed[i];
            if (source != null) {
                values.update(i, source.eval(row));
            }
        }
        for (Criterion criterion : criteria) {
            Rows group = criterion.group(row);
            if (group != null) {
                add(row, heldOut ? group.heldOut() : group.training());
            }
        }
    }

    private void add(InternalRow row, Half half) {
        half.nextRow();
        boolean blank = roots.length > 0;
        for (int i = 0; i < roots.length; i++) {
            SpecializedGetters holder = holder(row, i);
            int position = position(i);
            blank &= holder.isNullAt(position);
            RowWalker.add(roots[i], holder, position, half);
        }
        half.addRow(blank);
    }

    private InternalRow holder(InternalRow row, int column) {
        return positions[column] < 0 ? values : row;
    }

    private int position(int column) {
        return positions[column] < 0 ? column : positions[column];
    }

    /** What was added since the last call, by each criterion. */
    List<GroupsBytes> finish() {
        List<GroupsBytes> finished = new ArrayList<>();
        for (Criterion criterion : criteria) {
            finished.add(criterion.finish());
        }
        return finished;
    }

    /** The value of a column, equal for what is one group; null if it has none. What it holds may change with the next row. */
    private @Nullable Object value(InternalRow row, int column) {
        InternalRow holder = holder(row, column);
        int at = position(column);
        if (holder.isNullAt(at)) {
            return null;
        }
        return switch (roots[column].kind()) {
            case BOOLEAN -> holder.getBoolean(at) ? 1L : 0L;
            case BYTE -> (long) holder.getByte(at);
            case SHORT -> (long) holder.getShort(at);
            case INT -> (long) holder.getInt(at);
            case LONG -> holder.getLong(at);
            case FLOAT -> holder.getFloat(at) + 0.0;
            case DOUBLE -> holder.getDouble(at) + 0.0;
            case STRING -> holder.getUTF8String(at);
            case SMALL_DECIMAL, DECIMAL -> {
                DecimalType type = (DecimalType) roots[column].type();
                BigDecimal value =
                        holder.getDecimal(at, type.precision(), type.scale()).toJavaBigDecimal();
                yield value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            }
            case BINARY, ARRAY, MAP, STRUCT, PRESENCE ->
                throw new IllegalStateException("groupBy: " + roots[column].kind() + " (expected: a plain value)");
        };
    }

    private @Nullable String text(@Nullable Object value, int column) {
        FieldShape shape = shapes.get(roots[column].index());
        if (value instanceof Long number) {
            return GroupValues.ofLong(shape, number);
        }
        if (value instanceof Double number) {
            return GroupValues.ofDouble(shape, number);
        }
        return value instanceof BigDecimal decimal
                ? GroupValues.ofDecimal(decimal)
                : value == null ? null : value.toString();
    }

    /** The two halves of a group; the second is rarely needed where there are few rows. */
    private final class Rows {
        private final GroupKey key;
        private @Nullable Half training;
        private @Nullable Half heldOut;

        private Rows(GroupKey key) {
            this.key = key;
        }

        private Half training() {
            Half half = training == null ? fresh() : training;
            training = half;
            return half;
        }

        private Half heldOut() {
            Half half = heldOut == null ? fresh() : heldOut;
            heldOut = half;
            return half;
        }

        private Half fresh() {
            return new Half(ContainerState.fromBytes(grouping.empty()), SLOTS);
        }

        private PartsBytes.Halves bytes() {
            return new PartsBytes.Halves(bytes(training), bytes(heldOut));
        }

        private byte[] bytes(@Nullable Half half) {
            return half == null ? grouping.empty() : half.finished().toTaskBytes();
        }
    }

    /** The groups that were met by one criterion. */
    private final class Criterion {
        private final int[] columns;
        private final Map<List<@Nullable Object>, Rows> groups = new HashMap<>();
        private @Nullable GroupRefusal refusal;

        private Criterion(int[] columns) {
            this.columns = columns;
        }

        /** Null once the criterion is refused. */
        private @Nullable Rows group(InternalRow row) {
            if (refusal != null) {
                return null;
            }
            @Nullable Object[] found = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                found[i] = value(row, columns[i]);
            }
            Rows known = groups.get(Arrays.asList(found));
            return known == null ? enter(found) : known;
        }

        private @Nullable Rows enter(@Nullable Object[] found) {
            List<@Nullable String> texts = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                String text = text(found[i], columns[i]);
                if (text != null && text.length() > GroupKey.LONGEST_VALUE) {
                    return refuse(GroupRefusal.VALUE_TOO_LONG);
                }
                texts.add(text);
                if (found[i] instanceof UTF8String passing) {
                    found[i] = passing.clone();
                }
            }
            if (groups.size() == grouping.most()) {
                return refuse(GroupRefusal.TOO_MANY_GROUPS);
            }
            Rows rows = new Rows(new GroupKey(texts));
            groups.put(Arrays.asList(found), rows);
            return rows;
        }

        private @Nullable Rows refuse(GroupRefusal why) {
            refusal = why;
            groups.clear();
            return null;
        }

        private GroupsBytes finish() {
            TreeMap<GroupKey, PartsBytes.Halves> bytes = new TreeMap<>();
            // Texts that differ in what isn't UTF-8 alone have one text, so that they are one group.
            groups.values().forEach(rows -> bytes.merge(rows.key, rows.bytes(), PartsBytes.Halves::merge));
            GroupsBytes finished = new GroupsBytes(grouping.most(), refusal, bytes);
            groups.clear();
            refusal = null;
            return finished;
        }
    }
}
