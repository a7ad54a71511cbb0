package io.plumbline.inference;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.spark.sql.Row;

/** Pairs and keys by comparing every row. */
final class Relations {
    private Relations() {}

    /** Every pair of numbers, and of times. */
    static List<PairFinding> pairs(Table table) {
        List<PairFinding> pairs = new ArrayList<>();
        for (int left = 0; left < table.schema().size(); left++) {
            for (int right = left + 1; right < table.schema().size(); right++) {
                if (kind(table, left) != ' ' && kind(table, left) == kind(table, right)) {
                    pairs.add(pair(table, left, right));
                }
            }
        }
        return pairs;
    }

    private static char kind(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .filter(v -> v != null)
                .findFirst()
                .map(v -> v instanceof Date ? 'd' : v instanceof Timestamp ? 't' : v instanceof Number ? 'n' : ' ')
                .orElse(' ');
    }

    private static PairFinding pair(Table table, int left, int right) {
        long[] counts = new long[6];
        double n = 0;
        double[] sums = new double[5];
        double originX = Double.NaN;
        double originY = Double.NaN;
        for (Row row : table.rows()) {
            if (row.isNullAt(left) || row.isNullAt(right)) {
                counts[row.isNullAt(left) ? row.isNullAt(right) ? 2 : 1 : 0]++;
                continue;
            }
            BigDecimal a = RowOracle.units(row.get(left));
            BigDecimal b = RowOracle.units(row.get(right));
            counts[4 + a.compareTo(b)]++;
            originX = Double.isNaN(originX) ? a.doubleValue() : originX;
            originY = Double.isNaN(originY) ? b.doubleValue() : originY;
            double x = a.doubleValue() - originX;
            double y = b.doubleValue() - originY;
            n++;
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += x * y;
        }
        double spread = Math.sqrt((n * sums[2] - sums[0] * sums[0]) * (n * sums[3] - sums[1] * sums[1]));
        Optional<Double> correlation =
                spread > 0 ? Optional.of((n * sums[4] - sums[0] * sums[1]) / spread) : Optional.empty();
        return new PairFinding(
                table.schema().fieldNames()[left],
                table.schema().fieldNames()[right],
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                correlation,
                false);
    }

    /** Every column of the table against every unique one of the others. */
    static List<KeyFinding> keys(Table table, List<Table> others) {
        List<KeyFinding> keys = new ArrayList<>();
        for (Table other : others) {
            for (int theirs = 0; theirs < other.schema().size() && other != table; theirs++) {
                Set<Object> reference = distinct(other, theirs);
                for (int own = 0;
                        own < table.schema().size()
                                && reference.size() == other.rows().size();
                        own++) {
                    if (table.schema()
                            .fields()[own]
                            .dataType()
                            .equals(other.schema().fields()[theirs].dataType())) {
                        keys.add(key(table, own, other, theirs, reference));
                    }
                }
            }
        }
        return keys;
    }

    private static KeyFinding key(Table table, int own, Table other, int theirs, Set<Object> reference) {
        Set<Object> values = distinct(table, own);
        long common = values.stream().filter(reference::contains).count();
        double contained = values.isEmpty() ? 0 : (double) common / values.size();
        return new KeyFinding(
                table.schema().fieldNames()[own],
                new KeyFinding.Reference(
                        "ds-1",
                        other.name(),
                        other.name(),
                        other.schema().fieldNames()[theirs],
                        reference.size(),
                        true),
                contained,
                contained,
                true,
                1);
    }

    private static Set<Object> distinct(Table table, int column) {
        Set<Object> values = new HashSet<>();
        table.rows().stream().map(row -> row.get(column)).filter(v -> v != null).forEach(values::add);
        return values;
    }
}
