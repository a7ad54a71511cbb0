package io.plumbline.profile.same;

import java.nio.file.Path;

import io.delta.sql.DeltaSparkSessionExtension;
import org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;

/** Writes rows as lake tables, by the formats' own programs in a session of their own; the one that is tested has none of them. */
public final class Lakes {

    private static final String WAREHOUSE = "lake";

    private Lakes() {}

    static Path delta(Dataset<Row> rows, Path folder) {
        Path table = folder.resolve("landing").resolve("rows");
        write(rows, folder, "CREATE TABLE delta.`" + table + "` USING delta AS SELECT * FROM staged");
        return table.getParent();
    }

    static Path iceberg(Dataset<Row> rows, Path folder) {
        Path warehouse = folder.resolve("landing");
        write(rows, folder, "CREATE TABLE " + WAREHOUSE + ".db.rows USING iceberg AS SELECT * FROM staged");
        return warehouse;
    }

    /** Runs a statement that reads the rows as {@code staged}. @param folder in which the tables of Iceberg's catalog are, below landing */
    public static void write(Dataset<Row> rows, Path folder, String statement) {
        String staged = folder.resolve("staged").toString();
        rows.write().mode("overwrite").parquet(staged);
        SparkSession reading = (SparkSession) rows.sparkSession();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        try {
            SparkSession writing = SparkSession.builder()
                    .sparkContext(reading.sparkContext())
                    .withExtensions(new DeltaSparkSessionExtension())
                    .withExtensions(new IcebergSparkSessionExtensions())
                    .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                    .config("spark.sql.catalog." + WAREHOUSE, "org.apache.iceberg.spark.SparkCatalog")
                    .config("spark.sql.catalog." + WAREHOUSE + ".type", "hadoop")
                    .config("spark.sql.catalog." + WAREHOUSE + ".warehouse", "file:" + folder.resolve("landing"))
                    .config("spark.databricks.delta.snapshotPartitions", "1")
                    .config("spark.sql.codegen.wholeStage", "false")
                    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                    .getOrCreate();
            SparkSession.setActiveSession(writing);
            writing.read().parquet(staged).createOrReplaceTempView("staged");
            writing.sql(statement);
        } finally {
            SparkSession.setDefaultSession(reading);
            SparkSession.setActiveSession(reading);
        }
    }
}
