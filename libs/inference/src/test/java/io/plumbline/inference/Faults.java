package io.plumbline.inference;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Faults as they happen in loads, put into copies of rows. */
final class Faults {
    /** One kind of fault in one field, or in the rows as such. */
    interface Fault {
        String kind();

        /** The rows with the fault in a share of them; empty when no row can have it. */
        Optional<Table> into(Table table, double share);

        /** Whether the check can see it: it speaks of the field, or of the rows. */
        boolean concerns(InferredCheck check);
    }

    private Faults() {}

    private record InField(String kind, String field, UnaryOperator<Object> change) implements Fault {
        @Override
        public Optional<Table> into(Table table, double share) {
            int column = table.column(field);
            List<Integer> candidates = new ArrayList<>();
            for (int i = 0; i < table.rows().size(); i++) {
                Row row = table.rows().get(i);
                if (!row.isNullAt(column) && !row.get(column).equals(change.apply(row.get(column)))) {
                    candidates.add(i);
                }
            }
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            int step = (int) Math.max(1, Math.round(1 / share));
            List<Row> rows = new ArrayList<>(table.rows());
            for (int i = 0; i < candidates.size(); i += step) {
                Row row = rows.get(candidates.get(i));
                Object[] values = new Object[row.size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = c == column ? change.apply(row.get(c)) : row.get(c);
                }
                rows.set(candidates.get(i), RowFactory.create(values));
            }
            return Optional.of(table.with(rows));
        }

        @Override
        public boolean concerns(InferredCheck check) {
            return check.fields().contains(field)
                    || field.equals(check.properties().get("fieldName"));
        }

        @Override
        public String toString() {
            return field + ", " + kind;
        }
    }

    private record InRows(String kind, UnaryOperator<List<Row>> change) implements Fault {
        @Override
        public Optional<Table> into(Table table, double share) {
            return Optional.of(table.with(change.apply(table.rows())));
        }

        @Override
        public boolean concerns(InferredCheck check) {
            return true;
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static Fault nulls(String field) {
        return new InField("nulls", field, value -> null);
    }

    static Fault thousandfold(String field) {
        return new InField("out of range: a thousand times too large", field, value -> scaled(value, 1_000));
    }

    static Fault tenfold(String field) {
        return new InField("hard: ten times too large", field, value -> scaled(value, 10));
    }

    static Fault nextDay(String field) {
        return new InField(
                "hard: a day later", field, value -> at(value, day(value).plusDays(1)));
    }

    static Fault moreNulls(String field) {
        return new InField("hard: nulls where there are some", field, value -> null);
    }

    static Fault negated(String field) {
        return new InField("out of range: the sign lost", field, value -> scaled(value, -1));
    }

    private static Object scaled(Object value, int by) {
        if (value instanceof BigDecimal decimal) {
            return decimal.multiply(BigDecimal.valueOf(by));
        }
        if (value instanceof Double number) {
            return number == 0 ? number : Double.valueOf(number * by);
        }
        if (value instanceof Integer number) {
            return (int) Math.min(Integer.MAX_VALUE, (long) number * by);
        }
        return (Long) value * by;
    }

    static Fault newCategory(String field) {
        return new InField("new category", field, value -> "~new~");
    }

    static Fault otherCase(String field) {
        return new InField(
                "new category: another spelling",
                field,
                value -> value.toString().toLowerCase(java.util.Locale.ROOT).equals(value)
                        ? value.toString().toUpperCase(java.util.Locale.ROOT)
                        : value.toString().toLowerCase(java.util.Locale.ROOT));
    }

    static Fault cut(String field) {
        return new InField(
                "broken format: cut short",
                field,
                value -> value.toString().substring(0, value.toString().length() / 2));
    }

    static Fault emptied(String field) {
        return new InField("broken format: empty text", field, value -> "");
    }

    static Fault epoch(String field) {
        return new InField("time shift: to 1970-01-01", field, value -> at(value, LocalDate.EPOCH));
    }

    static Fault century(String field) {
        return new InField(
                "time shift: a century ahead",
                field,
                value -> at(value, day(value).plusYears(100)));
    }

    static Fault year(String field) {
        return new InField(
                "time shift: a year ahead", field, value -> at(value, day(value).plusYears(1)));
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date
                ? date.toLocalDate()
                : ((Timestamp) value).toLocalDateTime().toLocalDate();
    }

    private static Object at(Object value, LocalDate day) {
        return value instanceof Date
                ? Date.valueOf(day)
                : Timestamp.valueOf(
                        day.atTime(((Timestamp) value).toLocalDateTime().toLocalTime()));
    }

    static Fault duplicates() {
        return new InRows("duplicates: a tenth of the rows twice", rows -> {
            List<Row> all = new ArrayList<>(rows);
            for (int i = 0; i < rows.size(); i += 10) {
                all.add(rows.get(i));
            }
            return all;
        });
    }

    static Fault twice() {
        return new InRows("volume: the part loaded twice", rows -> {
            List<Row> all = new ArrayList<>(rows);
            all.addAll(rows);
            return all;
        });
    }

    static Fault tenth() {
        return new InRows("volume: nine tenths missing", rows -> rows.subList(0, Math.max(1, rows.size() / 10)));
    }
}
