package io.plumbline.benchmarks.profile;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.SparkSession;

import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;

/** The states of the parts of a table of 50 columns, in their stored form, and the profile of all of them. */
final class Parts {
    private static final int COLUMNS = 50;
    private static final int ROWS_OF_A_PART = 2_000;
    private static final List<byte[]> KEPT = new ArrayList<>();

    private Parts() {}

    static String keep(SparkSession spark, int parts) {
        KEPT.clear();
        Profiler profiler = new Profiler(ProfileOptions.defaults());
        for (int part = 0; part < parts; part++) {
            long first = (long) part * ROWS_OF_A_PART;
            KEPT.add(profiler.measure(
                            spark.range(first, first + ROWS_OF_A_PART, 1, 1).selectExpr(DataSets.wide(COLUMNS)),
                            ProfileProgress.none())
                    .toBytes());
        }
        long bytes = KEPT.stream().mapToLong(b -> b.length).sum();
        return parts + " parts of " + COLUMNS + " columns, " + bytes / parts + " bytes each";
    }

    /** Reads them, sums them up pair by pair, and computes the profile. */
    static String merge() {
        List<byte[]> states = KEPT;
        while (states.size() > 1) {
            List<byte[]> next = new ArrayList<>();
            for (int i = 0; i + 1 < states.size(); i += 2) {
                next.add(ContainerState.mergeTaskBytes(states.get(i), states.get(i + 1)));
            }
            if (states.size() % 2 == 1) {
                next.add(states.get(states.size() - 1));
            }
            states = next;
        }
        ContainerProfile profile = ContainerProfiles.of(ContainerState.fromBytes(states.get(0)));
        return profile.rows() + " rows";
    }
}
