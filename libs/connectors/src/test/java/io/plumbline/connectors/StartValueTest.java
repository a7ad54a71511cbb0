package io.plumbline.connectors;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ReadOptions.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartValueTest {

    private static StartValue of(String after, String type) {
        return StartValue.of(new Start("f", after), type);
    }

    @Test
    void texts_becomeValuesOfTheFieldsType() {
        assertThat(of("-1.50", "decimal(10,2)")).isEqualTo(new StartValue.OfNumber(new BigDecimal("-1.50")));
        assertThat(of(" 42 ", "bigint")).isEqualTo(new StartValue.OfNumber(new BigDecimal("42")));
        assertThat(of("2026-01-31", "date")).isEqualTo(new StartValue.OfDay(LocalDate.of(2026, 1, 31)));
        assertThat(of("2026-01-31T12:00", "timestamp_ntz"))
                .isEqualTo(new StartValue.OfClock(LocalDateTime.of(2026, 1, 31, 12, 0)));
        assertThat(of("2026-01-31", "timestamp_ntz"))
                .isEqualTo(new StartValue.OfClock(LocalDateTime.of(2026, 1, 31, 0, 0)));
        LocalDateTime noon = LocalDateTime.of(2026, 1, 31, 12, 0);
        for (String moment : List.of("2026-01-31T12:00:00Z", "2026-01-31T14:00:00+02:00", "2026-01-31T12:00:00")) {
            assertThat(of(moment, "timestamp")).as(moment).isEqualTo(new StartValue.OfMoment(noon));
        }
    }

    /** Rounded up, a row in the same microsecond would be passed over. */
    @Test
    void finerThanMicroseconds_isCutOff() {
        assertThat(of("2026-01-31T12:00:00.123456999Z", "timestamp"))
                .isEqualTo(new StartValue.OfMoment(LocalDateTime.of(2026, 1, 31, 12, 0, 0, 123_456_000)));
    }

    @Test
    void whatIsNoSuchValue_isRefused() {
        Map<String, List<String>> bad = Map.of(
                "int",
                        List.of(
                                "",
                                "1,5",
                                "1e5",
                                "--1",
                                "0x1",
                                "1; DROP TABLE t",
                                "1 OR 1=1",
                                "Infinity",
                                "9".repeat(200)),
                "date",
                        List.of(
                                "2026-02-30",
                                "31.01.2026",
                                "2026-01-31T00:00:00",
                                "2026-1-1",
                                "+10000-01-01",
                                "0000-01-01"),
                "timestamp_ntz", List.of("2026-01-31T12:00:00Z", "now", "2026-01-31 12:00:00", "2026-01-31T25:00:00"),
                "timestamp", List.of("2026-01-31T12:00:00 Europe/Berlin", "1769860800", "'2026-01-31'"));
        bad.forEach((type, texts) -> texts.forEach(text -> assertThatThrownBy(() -> of(text, type))
                .as(type + " " + text)
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
                    assertThat(e.reason()).contains("expected: a ", "since f is " + type);
                })));
        for (String type : List.of("string", "boolean", "binary", "array<int>", "struct<a:int>")) {
            assertThatThrownBy(() -> of("1", type))
                    .hasMessageContaining("start: f is " + type + " (expected: a field of numbers, dates or times)");
        }
    }

    @Test
    void filter_comparesWithoutRounding_andBeyondWhatTheTypeHolds() {
        Dataset<Row> rows = Session.spark()
                .sql(
                        "SELECT cast(i AS tinyint) b, cast(i AS int) i, cast(i AS decimal(5,2)) / 4 q,"
                                + " cast(i / 4.0 AS decimal(5,2)) d, cast(i AS double) f FROM VALUES (-128), (0), (1), (2), (127), (null) t(i)");
        assertThat(beyond(rows, "i", "1.5")).isEqualTo(2);
        assertThat(beyond(rows, "i", "-0.5")).isEqualTo(4);
        assertThat(beyond(rows, "i", "99999999999")).isZero();
        assertThat(beyond(rows, "i", "-99999999999")).isEqualTo(5);
        assertThat(beyond(rows, "b", "127")).isZero();
        assertThat(beyond(rows, "b", "126.9")).isEqualTo(1);
        assertThat(beyond(rows, "b", "-128")).isEqualTo(4);
        assertThat(beyond(rows, "b", "-129")).isEqualTo(5);
        assertThat(beyond(rows, "d", "0.2499")).isEqualTo(3);
        assertThat(beyond(rows, "d", "0.25")).isEqualTo(2);
        assertThat(beyond(rows, "d", "1000")).isZero();
        assertThat(beyond(rows, "d", "-1000")).isEqualTo(5);
        assertThat(beyond(rows, "f", "0.5")).isEqualTo(3);
    }

    private static long beyond(Dataset<Row> rows, String column, String after) {
        DataType type = rows.schema().apply(column).dataType();
        return rows.filter(StartFilter.of(rows.col(column), type, of(after, type.catalogString())))
                .count();
    }

    @Test
    void limit_isKept_whereItIsCountedByUs() {
        Dataset<Row> rows = Session.spark().range(0, 100, 1, 4).toDF("id");
        assertThat(RowLimit.counted(rows, 37).collectAsList())
                .extracting(row -> row.getLong(0))
                .hasSize(37)
                .isSorted()
                .endsWith(36L);
        assertThat(RowLimit.counted(rows, 5_000_000_000L).count()).isEqualTo(100);
        assertThat(RowLimit.of(rows, 5_000_000_000L).count()).isEqualTo(100);
        assertThat(RowLimit.of(rows, 3).count()).isEqualTo(3);
    }

    @Test
    void limitsOfTwo_areTheSmallerOnes() {
        ReadOptions.Limits settings =
                ReadOptions.Limits.ofSettings(Map.of("maxRows", 1000L, "maxBytes", 5_000_000_000L, "parallelReads", 4));
        assertThat(settings).isEqualTo(new ReadOptions.Limits(1000L, 5_000_000_000L, 4));
        assertThat(settings.and(new ReadOptions.Limits(2000L, 7L, null)))
                .isEqualTo(new ReadOptions.Limits(1000L, 7L, 4));
        assertThat(ReadOptions.Limits.NONE.and(new ReadOptions.Limits(null, null, 2)))
                .isEqualTo(new ReadOptions.Limits(null, null, 2));
        assertThat(ReadOptions.Limits.ofSettings(Map.of())).isEqualTo(ReadOptions.Limits.NONE);
    }

    @Test
    void otherType_countsWhatDoesNotFit_insteadOfRoundingIt() {
        Dataset<Row> rows = Session.spark()
                .sql("SELECT cast(1.25 AS decimal(10,2)) d, '07.02.2026' t, 3000000000L n, true b"
                        + " UNION ALL SELECT 2.00, '2026-02-07', 5L, false UNION ALL SELECT null, null, null, null");
        assertThat(fits(rows, "d", "int", null)).containsExactly(null, 2, null);
        assertThat(misfits(rows, "d", "int", null)).isEqualTo(1);
        assertThat(fits(rows, "d", "double", null)).containsExactly(1.25, 2.0, null);
        assertThat(fits(rows, "n", "int", null)).containsExactly(null, 5, null);
        assertThat(misfits(rows, "n", "int", null)).isEqualTo(1);
        assertThat(misfits(rows, "t", "date", "dd.MM.yyyy")).isEqualTo(1);
        assertThat(misfits(rows, "t", "date", null)).isEqualTo(1);
        assertThat(misfits(rows, "b", "date", null)).isEqualTo(2);
    }

    private static List<Object> fits(Dataset<Row> rows, String column, String type, String format) {
        Retyping retyping = retyping(rows, column, type, format);
        return rows.select(retyping.value(rows.col(column))).collectAsList().stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static long misfits(Dataset<Row> rows, String column, String type, String format) {
        return rows.filter(retyping(rows, column, type, format)
                        .misfit(rows.col(column))
                        .isNotNull())
                .count();
    }

    private static Retyping retyping(Dataset<Row> rows, String column, String type, String format) {
        return new Retyping(rows.schema().apply(column).dataType(), DataType.fromDDL(type), format);
    }
}
