package io.plumbline.benchmarks.profile;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.StateSum;

/** The states of the parts of a table, in their stored form, and the profile of all of them. */
final class Parts {
    private static final List<byte[]> KEPT = new ArrayList<>();

    private Parts() {}

    /** Measures each file of a directory as a part. */
    static String keep(String directory, Function<String, Dataset<Row>> open) {
        KEPT.clear();
        Profiler profiler = new Profiler(ProfileOptions.defaults());
        for (File file : ManyTables.files(directory)) {
            KEPT.add(profiler.measure(open.apply(file.getPath()), ProfileProgress.none())
                    .toBytes());
        }
        long bytes = KEPT.stream().mapToLong(b -> b.length).sum();
        return KEPT.size() + " parts, " + bytes / KEPT.size() + " bytes each";
    }

    /** Reads them, sums them up one after the other as a run does, and computes the profile. */
    static String merge() {
        StateSum sum = new StateSum();
        for (byte[] state : KEPT) {
            sum.add(ContainerState.fromBytes(state));
        }
        ContainerProfile profile = ContainerProfiles.of(sum.sum().orElseThrow());
        return profile.rows() + " rows";
    }
}
