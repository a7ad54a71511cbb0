package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** What is profiled. Every value is a function of its row and column, so that it is the same on every machine. */
final class DataSets {
    private static final int LINEITEM_PARTS = 8;
    private static final int WIDE_ROWS = 100_000;
    private static final int SMALL_ROWS = 100;
    private static final int ROWS_OF_A_PART = 2_000;
    private static final int COLUMNS_OF_A_PART = 50;

    private DataSets() {}

    /**
     * Writes a data set, all but the wide one with Spark and its default settings.
     *
     * @param kind {@code lineitem} with its scale, {@code wide} with its columns, {@code strings} with its rows, {@code many}
     *     with its tables, {@code parts} with their number
     */
    static String write(SparkSession spark, String kind, String format, String directory, String argument) {
        if (kind.equals("wide")) {
            wideFiles(directory, Integer.parseInt(argument));
            return directory;
        }
        Dataset<Row> data = switch (kind) {
            case "lineitem" -> {
                double scale = Double.parseDouble(argument);
                yield Lineitem.at(spark, scale, LINEITEM_PARTS * (int) Math.max(1, scale));
            }
            case "strings" -> spark.range(0, Long.parseLong(argument), 1, 4).selectExpr(strings());
            case "many" -> {
                int tables = Integer.parseInt(argument);
                yield spark.range(0, (long) tables * SMALL_ROWS, 1, tables).selectExpr(wide(10));
            }
            case "parts" -> {
                int parts = Integer.parseInt(argument);
                yield spark.range(0, (long) parts * ROWS_OF_A_PART, 1, parts).selectExpr(wide(COLUMNS_OF_A_PART));
            }
            default ->
                throw new IllegalArgumentException(
                        "kind: " + kind + " (expected: lineitem, wide, strings, many or parts)");
        };
        data.write()
                .mode(SaveMode.Overwrite)
                .option("header", true)
                .format(format)
                .save(directory);
        return directory;
    }

    private static void wideFiles(String directory, int columns) {
        try {
            WideTable.write(Path.of(directory), columns, WIDE_ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException(directory, e);
        }
    }

    /** Columns of eight types in turn; each third has 5 % nulls. As expressions, for tables that aren't wide. */
    static String[] wide(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> {
                    String value = value(i);
                    return (i % 3 == 0 ? "if(pmod(xxhash64(id, " + i + ", 1), 20) = 0, null, " + value + ")" : value)
                            + " AS c" + i;
                })
                .toArray(String[]::new);
    }

    private static String value(int column) {
        String hash = "xxhash64(id, " + column + ")";
        return switch (column % 8) {
            case 0 -> "cast(pmod(" + hash + ", 100) AS int)";
            case 1 -> "id * 7 + " + column;
            case 2 -> hash + " / 1e12";
            case 3 -> "cast(pmod(" + hash + ", 1000000) / 100 AS decimal(12,2))";
            case 4 -> "concat('status-', pmod(" + hash + ", 8))";
            case 5 -> "concat('customer ', pmod(" + hash + ", 20000))";
            case 6 -> "date_add(date'2020-01-01', cast(pmod(" + hash + ", 1500) AS int))";
            default -> "timestamp_seconds(1600000000 + pmod(" + hash + ", 100000000))";
        };
    }

    /** Texts of which nearly every one is another. */
    private static String[] strings() {
        return new String[] {
            "sha2(cast(id AS string), 256) AS digest",
            "concat_ws('-', substr(md5(cast(id AS string)), 1, 8), substr(md5(cast(id AS string)), 9, 4), "
                    + "substr(md5(cast(id AS string)), 13, 4), substr(md5(cast(id AS string)), 17, 4), "
                    + "substr(md5(cast(id AS string)), 21)) AS uuid",
            "concat('user', pmod(xxhash64(id, 1), 100000000), '@mail', pmod(id, 50), '.example.com') AS email",
            "concat('https://shop.example.com/p/', id, '?ref=', hex(xxhash64(id, 2))) AS url",
            "concat('ORD-', lpad(cast(id AS string), 10, '0')) AS number",
            "concat_ws(' ', hex(xxhash64(id, 3)), 'was sent to', hex(xxhash64(id, 4)), 'and returned') AS remark"
        };
    }
}
