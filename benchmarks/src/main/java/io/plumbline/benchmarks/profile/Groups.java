package io.plumbline.benchmarks.profile;

import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import io.plumbline.profiling.PartNames;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.GroupRefusal;
import io.plumbline.statistics.state.MeasuredGroups;
import io.plumbline.statistics.state.MeasuredPart;

/** A table profiled in groups of rows beside the whole, as a run does it: in two halves, of which the whole is added up. */
final class Groups {
    private Groups() {}

    /** Every metric of the whole, and of each group by these columns; of the whole alone if there are none. */
    static String profile(Dataset<Row> data, List<String> columns) {
        Profiler profiler = new Profiler(ProfileOptions.defaults());
        List<List<String>> criteria = columns.isEmpty() ? List.of() : List.of(columns);
        MeasuredPart part = profiler.grouping(criteria)
                .measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0);
        ContainerProfile whole = ContainerProfiles.of(part.whole());
        int groups = 0;
        long rows = 0;
        for (MeasuredGroups measured : part.groups()) {
            GroupRefusal refusal = measured.refusal();
            if (refusal != null) {
                throw new IllegalStateException("groups by " + columns + ": " + refusal + " (expected: few enough)");
            }
            for (MeasuredPart group : measured.groups().values()) {
                rows += ContainerProfiles.of(group.whole()).rows();
                groups++;
            }
        }
        return whole.rows() + " rows, " + whole.fields().size() + " fields, " + groups + " groups of " + rows + " rows";
    }

    /** Spark's own count of the rows of each group. */
    static String count(Dataset<Row> data, List<String> columns) {
        Column[] by = columns.stream().map(data::col).toArray(Column[]::new);
        return data.groupBy(by).count().collectAsList().size() + " groups";
    }
}
