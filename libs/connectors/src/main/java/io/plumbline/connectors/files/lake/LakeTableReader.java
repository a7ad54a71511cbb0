package io.plumbline.connectors.files.lake;

import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One table at one version; what is committed later is not seen. */
public interface LakeTableReader {

    /** What the log says of it. */
    LakeDescription description();

    /** What the version consists of. */
    List<LakePart> parts();

    /**
     * The table's rows at this version.
     *
     * @param columns names of its columns, in the order wanted
     * @param parts names of those to read; null for all
     * @throws io.plumbline.connectors.SourceException if the log names what can't be read, or what lies outside the table
     */
    Dataset<Row> rows(SparkSession spark, List<String> columns, @Nullable Set<String> parts);
}
