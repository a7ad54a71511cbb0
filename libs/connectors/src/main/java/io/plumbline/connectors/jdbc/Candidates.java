package io.plumbline.connectors.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.plumbline.connectors.FieldCandidate;
import io.plumbline.connectors.Nullability;

/** Columns of a table that suit a purpose, the best first, each with the reason in words. */
final class Candidates {

    private static final Pattern CHANGED =
            Pattern.compile("(^|_)(updated?|modified|changed?|last_?mod\\w*|touched|sys_?mod\\w*|mtime)(_|$)");
    private static final Pattern CREATED =
            Pattern.compile("(^|_)(created?|inserted|added|loaded|ingested|recorded|event|ctime)(_|$)");

    private final Table table;
    private final boolean withoutIndex;

    /** @param withoutIndex whether a range costs no more for want of an index */
    Candidates(Table table, boolean withoutIndex) {
        this.table = table;
        this.withoutIndex = withoutIndex;
    }

    /** By whose ranges a read can be cut: never null, and the first column of an index, so that a part isn't a scan. */
    List<FieldCandidate> partition() {
        List<FieldCandidate> found = new ArrayList<>();
        for (Column column : splittable()) {
            if (withoutIndex) {
                found.add(new FieldCandidate(
                        column.name(), words(column) + ", in a store by columns, which needs no index"));
                continue;
            }
            Index index = leading(column).orElseThrow();
            String what =
                    index.primary() ? "the primary key" : (index.unique() ? "unique index " : "index ") + index.name();
            found.add(new FieldCandidate(column.name(), words(column) + ", never null, first column of " + what));
        }
        return found;
    }

    /** The columns of {@link #partition}, the best first. */
    List<Column> splittable() {
        if (withoutIndex) {
            return table.columns().stream()
                    .filter(c -> c.split() != null)
                    .sorted(Comparator.comparingInt(Candidates::likely))
                    .toList();
        }
        return table.columns().stream()
                .filter(c -> c.split() != null && c.field().nullability() == Nullability.NOT_NULL)
                .filter(c -> leading(c).isPresent())
                .sorted(Comparator.comparingInt(c -> rank(leading(c).orElseThrow())))
                .toList();
    }

    /** What grows with every new or changed row. */
    List<FieldCandidate> incremental() {
        List<FieldCandidate> changed = new ArrayList<>();
        List<FieldCandidate> created = new ArrayList<>();
        List<FieldCandidate> counted = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = snake(column.name());
            boolean time = column.split() != null && column.split() != SplitKind.WHOLE;
            String indexed = leading(column).isPresent() ? ", indexed" : "";
            if (time && CHANGED.matcher(name).find()) {
                changed.add(new FieldCandidate(
                        column.name(), words(column) + ", by its name set when a row changes" + indexed));
            } else if (time && CREATED.matcher(name).find()) {
                created.add(new FieldCandidate(
                        column.name(), words(column) + ", by its name set when a row is made" + indexed));
            } else if (column.grows()) {
                counted.add(new FieldCandidate(
                        column.name(),
                        "counted up by the database with each new row; changed rows are not seen" + indexed));
            }
        }
        changed.addAll(created);
        changed.addAll(counted);
        return changed;
    }

    private Optional<Index> leading(Column column) {
        return table.indexes().stream()
                .filter(i -> i.leading().equals(column.name()))
                .min(Comparator.comparingInt(Candidates::rank));
    }

    /** Numbers that count rows are spread more evenly than others, and dates less. */
    private static int likely(Column column) {
        String name = snake(column.name());
        boolean key = column.field().primaryKeyPosition() != null || column.grows();
        return (key ? 0 : name.equals("id") || name.endsWith("_id") ? 1 : 2)
                + (column.split() == SplitKind.WHOLE ? 0 : 4);
    }

    private static int rank(Index index) {
        return (index.primary() ? 0 : index.unique() ? 1000 : 2000)
                + index.columns().size();
    }

    private static String words(Column column) {
        return switch (String.valueOf(column.split())) {
            case "WHOLE" -> "whole numbers";
            case "DATE" -> "dates";
            default -> "times";
        };
    }

    /** {@code updatedAt} and {@code UpdatedAt} as {@code updated_at}. */
    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace(' ', '_').toLowerCase(Locale.ROOT);
    }
}
