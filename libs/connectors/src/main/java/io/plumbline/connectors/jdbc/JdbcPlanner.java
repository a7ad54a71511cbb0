package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.RowLimit;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.StartValue;

/** Decides how a read is done: which of what was wished for the database does, which Spark does, and what of it has no effect. */
final class JdbcPlanner {

    private final Connection connection;
    private final Dial dial;
    private final Table table;
    private final Limits limits;
    private final ReadOptions wanted;
    private final List<String> notes = new ArrayList<>();

    /** @param settings the limits that the datastore itself lays down */
    JdbcPlanner(Connection connection, Dial dial, Table table, Limits settings, ReadOptions wanted) {
        this.connection = connection;
        this.dial = dial;
        this.table = table;
        this.limits = settings.and(wanted.limits());
        this.wanted = wanted;
    }

    JdbcReading reading() throws SQLException {
        Relation relation = table.relation();
        ColumnChoice columns = ColumnChoice.of(table, wanted);
        String where = where();
        Optional<String> clause = sampled().flatMap(sample -> dial.dialect().sampling(relation, sample));
        Sample afterwards = clause.isPresent() ? null : sampled().orElse(null);
        boolean filtered = columns.startsAt() != null;
        noteSample(clause.isPresent());
        Long ofBytes = new ByteLimit(connection, dial, relation).rows(limits.bytes(), notes);
        Long rows = limits.rows();
        if (rows != null) {
            notes.add("at most " + rows + " rows, whichever come first");
        }
        boolean more = afterwards != null || filtered;
        Long select = more ? ofBytes : smaller(rows, ofBytes);
        if (limits.rowsPerPart() != null) {
            notes.add(RowLimit.wordsOfEachPart(limits.rowsPerPart(), "each part that one connection reads"));
        }
        String from =
                dial.dialect().sql(relation.table()) + clause.map(c -> " " + c).orElse("");
        boolean limited = rows != null || ofBytes != null;
        Splits splits = new Cuts(connection, dial.dialect(), table, wanted, notes).among(parts(limited), where);
        int parts = splits == null ? 1 : splits.predicates().size();
        Long perPart = limits.rowsPerPart();
        Long ofParts = perPart == null ? null : Long.valueOf(perPart * parts);
        boolean partial = wanted.start() != null || sampled().isPresent() || limited || perPart != null;
        ReadPlan plan = new ReadPlan(
                parts,
                expectedRows(smaller(ofParts, smaller(rows, ofBytes))),
                expectedBytes(smaller(rows, ofBytes)),
                splits == null ? null : splits.column().name(),
                partial,
                notes);
        return new JdbcReading(
                dial,
                relation,
                columns,
                splits,
                plan,
                from + (where.isEmpty() ? "" : " WHERE " + where),
                select,
                afterwards,
                perPart,
                more ? rows : null);
    }

    /** The condition that the database is asked with; empty if there is none, or if it is Spark's. */
    private String where() {
        Start start = wanted.start();
        if (start == null) {
            return "";
        }
        String name = start.field();
        if (name == null) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "start: a moment alone (expected: with a field of "
                            + table.relation().qualified() + ", since a database doesn't tell when a row was written)");
        }
        Column column = ColumnChoice.found(table, name);
        notes.add(start.words());
        if (wanted.types().containsKey(name)) {
            notes.add(name + " is read under another type, so that every row is fetched to be compared");
            return "";
        }
        StartValue value = StartValue.of(start, column.field().sparkType());
        String literal = dial.dialect()
                .literal(value)
                .orElseThrow(() -> new SourceException(
                        SourceFailure.SETTINGS_INVALID,
                        "start: " + name + " is " + column.field().declaredType()
                                + " (expected: a field of numbers, dates, or times without a zone, in "
                                + dial.dialect().product() + ")"));
        return dial.dialect().quoted(name) + " > " + literal;
    }

    private Optional<Sample> sampled() {
        return Optional.ofNullable(wanted.sample()).filter(sample -> sample.fraction() < 1);
    }

    private void noteSample(boolean byDatabase) {
        sampled()
                .ifPresent(
                        sample -> notes.add(
                                sample.words()
                                        + (byDatabase
                                                ? ", chosen by the database"
                                                : ", chosen while reading: the same rows again as long as the database gives them in the same order")));
    }

    /** How many parts there may be. Rows that come first come from one place. */
    private int parts(boolean limited) {
        Integer connections = limits.connections();
        int most = connections == null ? 1 : connections;
        if (limited && most > 1) {
            notes.add("rows are limited, so that one connection reads them");
        }
        return limited ? 1 : most;
    }

    private @Nullable Long expectedRows(@Nullable Long most) {
        Long rows = table.relation().rows();
        if (rows == null || wanted.start() != null) {
            return null;
        }
        long share = sampled().map(s -> Math.round(rows * s.fraction())).orElse(rows);
        return most == null ? share : Math.min(share, most);
    }

    /** Of the whole, what the rows to be read are likely to take; a sample is looked for in all of it. */
    private @Nullable Long expectedBytes(@Nullable Long most) {
        Long rows = table.relation().rows();
        Long bytes = table.relation().bytes();
        if (wanted.start() != null || bytes == null || most == null) {
            return wanted.start() == null ? bytes : null;
        }
        Long allowed = limits.bytes();
        long upTo = allowed == null ? bytes : Math.min(bytes, allowed);
        return rows == null || rows < 1 || sampled().isPresent()
                ? Long.valueOf(upTo)
                : Long.valueOf(Math.min(upTo, (long) ((double) bytes * Math.min(rows, most) / rows)));
    }

    private static @Nullable Long smaller(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }
}
