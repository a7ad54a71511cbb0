package io.plumbline.profile.same;

import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One data set with what is easily lost on the way: digits, zeros, nulls, line ends, characters beyond ASCII. */
final class SameRows {

    static final int COUNT = 2_500;

    private static final String TEXT = "CASE id % 6 WHEN 0 THEN NULL"
            + " WHEN 1 THEN concat('say \"hi\", ', id)"
            + " WHEN 2 THEN concat('first line\\nsecond; line\\t', id % 40)"
            + " WHEN 3 THEN concat('Zürich, Straße, 東京, \\uD83D\\uDE00 ', id % 90)"
            + " WHEN 4 THEN concat('  padded, it''s ', id % 10, '  ')"
            + " ELSE 'back\\\\slash' END";

    private static final List<String> COLUMNS = List.of(
            "9000000000 + id AS id",
            "9007199254740993 + id * 3 AS big",
            "lpad(cast(501 + id % 700 AS string), 5, '0') AS code",
            "CASE WHEN id % 11 = 0 THEN NULL ELSE cast((id * 37 % 100000) / 100 - 300 AS decimal(18,2)) END AS amount",
            "cast(concat(id * 1234567, '890123456.', lpad(cast(id AS string), 10, '0')) AS decimal(38,10)) AS vast",
            "sqrt(id + 0.5) * pow(10, id % 30 - 15) AS price",
            "cast(id % 8 AS double) / 8 AS eighth",
            "CASE WHEN id % 13 = 0 THEN NULL ELSE date_add(date'1968-01-01', cast(id * 13 % 20000 AS int)) END AS day",
            "timestamp_ntz'1999-12-31 23:00:00' + make_interval(0, 0, 0, 0, 0, 0, id * 997) AS at",
            "timestamp_ntz'2001-01-01 00:00:00' + make_interval(0, 0, 0, 0, 0, 0, id + 0.000001 * (id + 1)) AS fine",
            "timestamp'2024-03-30 22:00:00' + make_interval(0, 0, 0, 0, 0, 0, id * 7) AS seen",
            "CASE WHEN id % 7 = 0 THEN NULL ELSE id % 3 = 0 END AS ok",
            TEXT + " AS text",
            "CASE id % 3 WHEN 0 THEN '' WHEN 1 THEN NULL ELSE 'note' END AS note",
            "cast(NULL AS string) AS nothing",
            "CASE WHEN id % 500 = 0 THEN concat(id, repeat(' lorem ipsum', 2000)) ELSE concat('short ', id % 50) END"
                    + " AS story");

    private SameRows() {}

    /** In the order of their ids, in one partition. */
    static Dataset<Row> of(SparkSession spark) {
        String query = "SELECT " + String.join(", ", COLUMNS) + " FROM range(0, " + COUNT + ", 1, 1)";
        return spark.sql(query);
    }
}
