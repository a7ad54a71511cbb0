package io.plumbline.profiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecutionRDD;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Data that its source gives in batches of columns, with nothing between the source and us but the choice and naming of columns.
 *
 * @param batches as the source gives them
 * @param positions in a batch of the columns that are read
 */
record ColumnSource(JavaRDD<ColumnarBatch> batches, int[] positions) {
    /** Spark stops giving batches for more fields, because it wouldn't generate code that reads them; we need none. */
    private static final String MOST_FIELDS = "spark.sql.codegen.maxFields";

    /** Empty when rows have to be made first. */
    static Optional<ColumnSource> of(Dataset<Row> data) {
        QueryExecution query = data.queryExecution();
        Optional<Scan> scan = scan(query.executedPlan());
        if (scan.isEmpty()) {
            return Optional.empty();
        }
        if (scan.get().plan().supportsColumnar()) {
            return Optional.of(over(scan.get(), query));
        }
        if (!(scan.get().plan() instanceof FileSourceScanExec)) {
            return Optional.empty();
        }
        SparkSession wide = query.sparkSession().cloneSession();
        wide.conf().set(MOST_FIELDS, Integer.MAX_VALUE);
        QueryExecution again = wide.sessionState().executePlan(query.logical(), CommandExecutionMode.ALL());
        return scan(again.executedPlan())
                .filter(found -> found.plan().supportsColumnar())
                .map(found -> over(found, again));
    }

    /** A source's own scan and where it gives the columns. */
    private record Scan(SparkPlan plan, int[] positions) {}

    private static Optional<Scan> scan(SparkPlan root) {
        List<Long> wanted = new ArrayList<>();
        for (Attribute attribute : CollectionConverters.asJava(root.output())) {
            wanted.add(attribute.exprId().id());
        }
        SparkPlan plan = root;
        while (true) {
            if (plan instanceof WholeStageCodegenExec stage) {
                plan = stage.child();
            } else if (plan instanceof InputAdapter input) {
                plan = input.child();
            } else if (plan instanceof ColumnarToRowExec rows) {
                plan = rows.child();
            } else if (plan instanceof ProjectExec project && renames(project, wanted)) {
                plan = project.child();
            } else {
                break;
            }
        }
        boolean ofASource = plan instanceof FileSourceScanExec || plan instanceof BatchScanExec;
        return ofASource ? Optional.of(new Scan(plan, positions(plan, wanted))) : Optional.empty();
    }

    /** Replaces each wanted column by the one below that it is made of; false when it is computed. */
    private static boolean renames(ProjectExec project, List<Long> wanted) {
        List<Long> below = new ArrayList<>();
        for (Long id : wanted) {
            Expression source = null;
            for (var named : CollectionConverters.asJava(project.projectList())) {
                if (named.exprId().id() == id) {
                    source = named instanceof Alias alias ? alias.child() : (Expression) named;
                }
            }
            if (!(source instanceof AttributeReference attribute)) {
                return false;
            }
            below.add(attribute.exprId().id());
        }
        wanted.clear();
        wanted.addAll(below);
        return true;
    }

    private static int[] positions(SparkPlan plan, List<Long> wanted) {
        List<Long> given = new ArrayList<>();
        for (Attribute attribute : CollectionConverters.asJava(plan.output())) {
            given.add(attribute.exprId().id());
        }
        return wanted.stream().mapToInt(given::indexOf).toArray();
    }

    /** Under the session's settings in every task, as Spark's own way to rows does it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ColumnSource over(Scan scan, QueryExecution query) {
        RDD<InternalRow> untyped = (RDD) scan.plan().executeColumnar();
        RDD<ColumnarBatch> batches = (RDD) new SQLExecutionRDD(
                untyped, query.sparkSession().sessionState().conf());
        return new ColumnSource(batches.toJavaRDD(), scan.positions());
    }
}
