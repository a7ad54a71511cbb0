package io.plumbline.connectors.files;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.delta.sql.DeltaSparkSessionExtension;
import org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.Session;

/**
 * Writes lake tables as their own programs do: Delta by delta-spark and Iceberg by its runtime for Spark, in a session of its own. What
 * is under test reads in {@link Session#spark}, which has none of their extensions.
 */
final class LakeWriter {

    private static final SparkSession SPARK = start();
    private static final AtomicInteger CATALOGS = new AtomicInteger();

    private LakeWriter() {}

    private static SparkSession start() {
        SparkSession reading = Session.spark();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        SparkSession writing = org.apache.spark.sql.classic.SparkSession.builder()
                .sparkContext(reading.sparkContext())
                .withExtensions(new DeltaSparkSessionExtension())
                .withExtensions(new IcebergSparkSessionExtensions())
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.databricks.delta.snapshotPartitions", "1")
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        SparkSession.setDefaultSession((org.apache.spark.sql.classic.SparkSession) reading);
        SparkSession.setActiveSession((org.apache.spark.sql.classic.SparkSession) reading);
        return writing;
    }

    /** Runs statements, one after the other; {@code %s} stands for the table at that folder. */
    static void delta(Path table, String... statements) {
        for (String statement : statements) {
            sql(statement.replace("%s", "delta.`" + table + "`"));
        }
    }

    /** The rows that delta-spark itself reads. */
    static List<Row> deltaRows(Path table) {
        return sql("SELECT * FROM delta.`" + table + "`");
    }

    /** A catalog of Iceberg tables that keeps nothing but their folders: {@code warehouse/db/table}. */
    static String folders(Path warehouse) {
        String name = "ice" + CATALOGS.incrementAndGet();
        String key = "spark.sql.catalog." + name;
        SPARK.conf().set(key, "org.apache.iceberg.spark.SparkCatalog");
        SPARK.conf().set(key + ".type", "hadoop");
        SPARK.conf().set(key + ".warehouse", "file:" + warehouse);
        SPARK.conf().set(key + ".cache-enabled", "false");
        return name;
    }

    /** Runs a statement in the writers' session. */
    static List<Row> sql(String statement) {
        SparkSession before = SparkSession.active();
        try {
            SparkSession.setActiveSession((org.apache.spark.sql.classic.SparkSession) SPARK);
            return SPARK.sql(statement).collectAsList();
        } finally {
            SparkSession.setActiveSession((org.apache.spark.sql.classic.SparkSession) before);
        }
    }
}
