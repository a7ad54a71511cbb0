package io.plumbline.profiling;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the test JVM. */
public final class LocalSpark {
    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("profiling-tests")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.heartbeatInterval", "1s")
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/plumbline-warehouse")
            .getOrCreate();

    private LocalSpark() {}

    public static SparkSession session() {
        return SESSION;
    }

    /** One of the five real files, read as a user would read it. */
    public static Dataset<Row> sample(String file) {
        String path = "../../samples/data/" + file;
        return file.endsWith(".json")
                ? SESSION.read().option("multiLine", true).json(path)
                : SESSION.read()
                        .option("header", true)
                        .option("inferSchema", true)
                        .csv(path);
    }
}
