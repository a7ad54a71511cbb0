package io.plumbline.connectors;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of this JVM's tests. */
public final class Session {

    private static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .appName("connectors-test")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.caseSensitive", "true")
            .config("spark.executor.killOnFatalError.depth", "0")
            .getOrCreate();

    private Session() {}

    public static SparkSession spark() {
        return SPARK;
    }
}
