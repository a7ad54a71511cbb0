package io.plumbline.inference;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.trino.tpch.TpchTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import io.plumbline.inference.Faults.Fault;
import io.plumbline.profiling.LocalSpark;

/**
 * A table that comes in parts, and what may go wrong in it.
 *
 * @param part the part that a row belongs to; null leaves the row out
 * @param clock the moment at which a part is judged: its end
 */
record Scenario(
        String title, Table table, Function<Row, String> part, Function<String, Instant> clock, List<Fault> faults) {

    static List<Scenario> all() {
        return List.of(weather(), birdStrikes(), orders(), lineItems(), sales());
    }

    private static Scenario weather() {
        Table table = Table.of("seattle-weather", LocalSpark.sample("seattle-weather.csv"));
        List<Fault> faults =
                nullsOf(table, List.of("date", "precipitation", "temp_max", "temp_min", "wind", "weather"));
        thousandfold(faults, "precipitation", "temp_max", "temp_min", "wind");
        negated(faults, "precipitation", "wind");
        sets(faults, "weather");
        times(faults, true, "date");
        faults.add(Faults.duplicates());
        volumes(faults);
        return new Scenario(
                "Seattle's weather, by month",
                table,
                month(table, "date", YearMonth.of(2012, 1), YearMonth.of(2015, 12)),
                Scenario::endOfMonth,
                faults);
    }

    private static Scenario birdStrikes() {
        Table table = Table.of("birdstrikes", LocalSpark.sample("birdstrikes.csv"));
        List<Fault> faults =
                nullsOf(table, List.of("Airport Name", "Flight Date", "Origin State", "Wildlife Size", "Cost Total $"));
        thousandfold(faults, "Cost Other", "Cost Repair", "Cost Total $", "Speed IAS in knots");
        negated(faults, "Cost Other", "Cost Repair", "Cost Total $", "Speed IAS in knots");
        sets(faults, "Phase of flight", "Wildlife Size", "Time of day");
        times(faults, true, "Flight Date");
        faults.add(Faults.moreNulls("Speed IAS in knots"));
        for (String field : List.of("Airport Name", "Wildlife Species")) {
            faults.add(Faults.emptied(field));
        }
        faults.add(Faults.tenth());
        return new Scenario(
                "Bird strikes, by month",
                table,
                month(table, "Flight Date", YearMonth.of(1990, 1), YearMonth.of(2002, 6)),
                Scenario::endOfMonth,
                faults);
    }

    private static Scenario orders() {
        Table table = Table.tpch(TpchTable.ORDERS, 0.01);
        List<Fault> faults = nullsOf(table, List.of(table.schema().fieldNames()));
        thousandfold(faults, "o_totalprice");
        negated(faults, "o_totalprice");
        sets(faults, "o_orderstatus", "o_orderpriority");
        faults.add(Faults.cut("o_clerk"));
        faults.add(Faults.emptied("o_comment"));
        times(faults, true, "o_orderdate");
        faults.add(Faults.duplicates());
        volumes(faults);
        return new Scenario(
                "TPC-H orders, by month",
                table,
                month(table, "o_orderdate", YearMonth.of(1992, 1), YearMonth.of(1998, 7)),
                Scenario::endOfMonth,
                faults);
    }

    /** Orders end with July 1998 and start with 1992: before May 1992 and after July 1998, fewer and fewer are shipped. */
    private static Scenario lineItems() {
        Table table = Table.tpch(TpchTable.LINE_ITEM, 0.005);
        List<Fault> faults = nullsOf(table, List.of(table.schema().fieldNames()));
        thousandfold(faults, "l_quantity", "l_extendedprice", "l_discount");
        negated(faults, "l_quantity", "l_extendedprice", "l_discount", "l_tax");
        sets(faults, "l_returnflag", "l_linestatus", "l_shipinstruct", "l_shipmode");
        times(faults, false, "l_shipdate", "l_commitdate", "l_receiptdate");
        faults.add(Faults.year("l_shipdate"));
        volumes(faults);
        return new Scenario(
                "TPC-H lineitem, by month of shipping",
                table,
                month(table, "l_shipdate", YearMonth.of(1992, 5), YearMonth.of(1998, 7)),
                Scenario::endOfMonth,
                faults);
    }

    /** Four months of days with weekends, growth of nothing, nulls, a long tail and open sets. */
    private static Scenario sales() {
        StructType schema = new StructType()
                .add("sale_id", DataTypes.LongType)
                .add("sold_at", DataTypes.TimestampType)
                .add("channel", DataTypes.StringType)
                .add("quantity", DataTypes.IntegerType)
                .add("amount", DataTypes.createDecimalType(12, 2))
                .add("discount", DataTypes.DoubleType)
                .add("email", DataTypes.StringType)
                .add("voucher", DataTypes.StringType)
                .add("delivery_date", DataTypes.DateType);
        Random dice = new Random(20_261_126);
        List<Row> rows = new ArrayList<>();
        LocalDate start = LocalDate.of(2026, 3, 1);
        for (int d = 0; d < 120; d++) {
            LocalDate day = start.plusDays(d);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            int n = (int) Math.round((weekend ? 90 : 180) * (1 + 0.1 * dice.nextGaussian()));
            for (int i = 0; i < n; i++) {
                double price = Math.exp(3 + dice.nextGaussian());
                rows.add(RowFactory.create(
                        (long) rows.size() + 1,
                        Timestamp.from(day.atStartOfDay()
                                .plusSeconds(dice.nextInt(86_400))
                                .toInstant(ZoneOffset.UTC)),
                        List.of("web", "web", "shop", "phone", "partner").get(dice.nextInt(5)),
                        1 + (int) Math.min(30, Math.floor(-3 * Math.log(1 - dice.nextDouble()))),
                        BigDecimal.valueOf(Math.round(price * 100) + 1, 2),
                        dice.nextInt(4) > 0 ? 0.0 : dice.nextInt(61) / 100.0,
                        "c" + dice.nextInt(5_000) + "@example.org",
                        dice.nextInt(100) < 30 ? "V" + (1_000_000 + dice.nextInt(9_000_000)) : null,
                        Date.valueOf(day.plusDays(1 + dice.nextInt(9)))));
            }
        }
        Table table = new Table("sales", schema, rows);
        List<Fault> faults = nullsOf(
                table,
                List.of("sale_id", "sold_at", "channel", "quantity", "amount", "discount", "email", "delivery_date"));
        thousandfold(faults, "quantity", "amount", "discount");
        negated(faults, "quantity", "amount", "discount");
        sets(faults, "channel");
        faults.add(Faults.cut("email"));
        faults.add(Faults.cut("voucher"));
        faults.add(Faults.moreNulls("voucher"));
        times(faults, true, "sold_at");
        times(faults, false, "delivery_date");
        faults.add(Faults.duplicates());
        volumes(faults);
        int column = table.column("sold_at");
        return new Scenario(
                "Sales (generated), by day",
                table,
                row -> row.getTimestamp(column).toLocalDateTime().toLocalDate().toString(),
                name -> LocalDate.parse(name).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                faults);
    }

    private static List<Fault> nullsOf(Table table, List<String> fields) {
        List<Fault> faults = new ArrayList<>();
        for (String field : fields) {
            table.column(field);
            faults.add(Faults.nulls(field));
        }
        return faults;
    }

    private static void thousandfold(List<Fault> faults, String... fields) {
        for (String field : fields) {
            faults.add(Faults.thousandfold(field));
            faults.add(Faults.tenfold(field));
        }
    }

    private static void negated(List<Fault> faults, String... fields) {
        for (String field : fields) {
            faults.add(Faults.negated(field));
        }
    }

    private static void sets(List<Fault> faults, String... fields) {
        for (String field : fields) {
            faults.add(Faults.newCategory(field));
            faults.add(Faults.otherCase(field));
        }
    }

    private static void times(List<Fault> faults, boolean happened, String... fields) {
        for (String field : fields) {
            faults.add(Faults.epoch(field));
            faults.add(Faults.century(field));
            faults.add(Faults.nextDay(field));
            if (happened) {
                faults.add(Faults.year(field));
            }
        }
    }

    private static void volumes(List<Fault> faults) {
        faults.add(Faults.twice());
        faults.add(Faults.tenth());
    }

    /** Only whole months: the first and the last of a file seldom are. */
    private static Function<Row, String> month(Table table, String field, YearMonth first, YearMonth last) {
        int column = table.column(field);
        return row -> {
            YearMonth month = YearMonth.from(((Date) row.get(column)).toLocalDate());
            return month.isBefore(first) || month.isAfter(last) ? null : month.toString();
        };
    }

    private static Instant endOfMonth(String month) {
        return YearMonth.parse(month).plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
