package io.plumbline.benchmarks.profile;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** TPC-H's largest table: 16 columns, 6 million rows at scale 1, by Trino's generator, which gives the standard's rows. */
final class Lineitem {
    /** Types as in the standard's DDL: identifiers 64-bit, money as decimals of 15 digits. */
    static final StructType SCHEMA = StructType.fromDDL("l_orderkey bigint, l_partkey bigint, l_suppkey bigint, "
            + "l_linenumber int, l_quantity decimal(15,2), l_extendedprice decimal(15,2), l_discount decimal(15,2), "
            + "l_tax decimal(15,2), l_returnflag string, l_linestatus string, l_shipdate date, l_commitdate date, "
            + "l_receiptdate date, l_shipinstruct string, l_shipmode string, l_comment string");

    private Lineitem() {}

    /** The table, in so many parts of orders that follow each other. */
    static Dataset<Row> at(SparkSession spark, double scale, int parts) {
        List<Integer> numbers = IntStream.rangeClosed(1, parts).boxed().toList();
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(numbers, parts)
                .flatMap(part -> rows(scale, part, parts));
        return spark.createDataFrame(rows, SCHEMA);
    }

    private static Iterator<Row> rows(double scale, int part, int parts) {
        return StreamSupport.stream(new LineItemGenerator(scale, part, parts).spliterator(), false)
                .map(Lineitem::row)
                .iterator();
    }

    private static Row row(LineItem item) {
        return RowFactory.create(
                item.getOrderKey(),
                item.getPartKey(),
                item.getSupplierKey(),
                item.getLineNumber(),
                BigDecimal.valueOf(item.getQuantity() * 100L, 2),
                BigDecimal.valueOf(item.getExtendedPriceInCents(), 2),
                BigDecimal.valueOf(item.getDiscountPercent(), 2),
                BigDecimal.valueOf(item.getTaxPercent(), 2),
                item.getReturnFlag(),
                item.getStatus(),
                date(item.getShipDate()),
                date(item.getCommitDate()),
                date(item.getReceiptDate()),
                item.getShipInstructions(),
                item.getShipMode(),
                item.getComment());
    }

    private static Date date(int epochDay) {
        return Date.valueOf(LocalDate.ofEpochDay(epochDay));
    }
}
