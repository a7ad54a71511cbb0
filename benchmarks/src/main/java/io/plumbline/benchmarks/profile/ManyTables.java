package io.plumbline.benchmarks.profile;

import java.io.File;
import java.util.Arrays;
import java.util.function.Function;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Many small tables one after the other, each opened, profiled and computed for itself. */
final class ManyTables {
    private ManyTables() {}

    static String profileEach(
            String directory, Function<String, Dataset<Row>> open, Function<Dataset<Row>, String> profile) {
        File[] files = files(directory);
        String last = "";
        for (File file : files) {
            last = profile.apply(open.apply(file.getPath()));
        }
        return "tables=" + files.length + " of " + last;
    }

    /** The Parquet files of a directory in the order of their names. */
    static File[] files(String directory) {
        File[] files = new File(directory).listFiles((folder, name) -> name.endsWith(".parquet"));
        if (files == null || files.length == 0) {
            throw new IllegalArgumentException("directory: " + directory + " (expected: one with Parquet files)");
        }
        Arrays.sort(files);
        return files;
    }
}
