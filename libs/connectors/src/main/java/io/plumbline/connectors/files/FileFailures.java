package io.plumbline.connectors.files;

import java.io.FileNotFoundException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.univocity.parsers.common.TextParsingException;
import org.apache.spark.SparkThrowable;

import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.store.FileStore;

/** Turns what Spark throws while it reads files into a failure that names the file as its owner knows it. */
final class FileFailures {

    private static final Pattern DATA_FILE = Pattern.compile("([^/\\s]+\\.(?:parquet|orc|avro|puffin))(?![^\\s:,;)])");

    private FileFailures() {}

    static SourceException explain(Throwable thrown, FileStore store) {
        Optional<SourceException> common = Causes.common(thrown);
        if (common.isPresent()) {
            return common.get();
        }
        String file = store.name();
        String condition = "";
        for (Throwable t : Causes.of(thrown)) {
            if (t instanceof SparkThrowable spark && spark.getCondition() != null) {
                condition += " " + spark.getCondition();
                String path = spark.getMessageParameters().get("path");
                file = path == null ? file : store.shownLocation(path);
            }
            Optional<SourceException> stores = store.failure(file, t);
            if (stores.isPresent()) {
                return stores.get();
            }
            if (t instanceof FileNotFoundException || condition.contains("PATH_NOT_FOUND")) {
                return new SourceException(
                        SourceFailure.CONTAINER_GONE,
                        file + ": gone while it was read (expected: still there)",
                        thrown);
            }
            if (t instanceof TextParsingException parsing) {
                return new SourceException(
                        SourceFailure.FILE_UNREADABLE,
                        file + ": line " + (parsing.getLineIndex() + 1)
                                + ": a value or a line that is too long (expected: fewer characters and columns;"
                                + " a quote may be left open)",
                        thrown);
            }
        }
        if (condition.contains("MALFORMED_RECORD")
                || condition.contains("FAILED_READ_FILE")
                || condition.contains("CANNOT_READ_FILE")) {
            return new SourceException(
                    SourceFailure.FILE_UNREADABLE, file + ": broken or truncated (expected: a whole file)", thrown);
        }
        return ofLake(thrown, store).orElseGet(() -> Causes.unexpected(thrown));
    }

    /** A data file of an Iceberg table, which its library names in words alone, by the place where it was written. */
    private static Optional<SourceException> ofLake(Throwable thrown, FileStore store) {
        for (Throwable t : Causes.of(thrown)) {
            boolean iceberg = Arrays.stream(t.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith("org.apache.iceberg."));
            Matcher named = DATA_FILE.matcher(String.valueOf(t.getMessage()));
            if (iceberg && named.find()) {
                return Optional.of(new SourceException(
                        SourceFailure.FILE_UNREADABLE,
                        store.name() + ": …/" + named.group(1) + ": broken or truncated (expected: a whole file)",
                        thrown));
            }
        }
        return Optional.empty();
    }
}
