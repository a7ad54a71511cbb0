package io.plumbline.benchmarks.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

/** A directory of delimited files as the platform itself reads it: typed and checked by the scan of our own. */
final class SourceProfile {
    /** What the catalog found, which is no part of a profile; by directory. */
    private static final Map<String, List<ContainerDescription>> CATALOGUED = new HashMap<>();

    private SourceProfile() {}

    static String of(SparkSession spark, String directory, Function<Dataset<Row>, String> profile) {
        ConnectionSettings settings = new ConnectionSettings("local-files", Map.of("root", "data"), Map.of());
        SourcePolicy policy =
                new SourcePolicy(Map.of("data", Path.of(directory)), EgressPolicy.SELF_HOSTED, SourceLimits.DEFAULT);
        try (Source source = Sources.open(settings, policy)) {
            if (!CATALOGUED.containsKey(directory)) {
                List<ContainerDescription> found = new ArrayList<>();
                source.list(ListingOptions.ALL, found::add);
                CATALOGUED.put(directory, found);
            }
            StringBuilder notes = new StringBuilder();
            for (ContainerDescription container : CATALOGUED.get(directory)) {
                Dataset<Row> rows =
                        source.read(spark, container.ref(), ReadOptions.ALL).rows();
                notes.append(profile.apply(rows)).append(' ');
            }
            return notes.toString();
        }
    }
}
