package io.plumbline.connectors.files.lake;

import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One table at one version; what is committed later is not seen. */
public interface LakeTableReader {

    /** What the log says of it. */
    LakeDescription description();

    /**
     * The table's rows at this version.
     *
     * @param columns names of its columns, in the order wanted
     * @throws io.plumbline.connectors.SourceException if the log names what can't be read, or what lies outside the table
     */
    Dataset<Row> rows(SparkSession spark, List<String> columns);
}
