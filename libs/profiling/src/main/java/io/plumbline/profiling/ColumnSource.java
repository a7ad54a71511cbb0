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
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.CommandExecutionMode;
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
 * Data that its source gives in batches of columns, with nothing between the source and us but the choice, naming and casting of
 * columns.
 *
 * @param batches as the source gives them
 * @param columns what is read of a batch: a bound reference, or a cast of one
 */
record ColumnSource(JavaRDD<ColumnarBatch> batches, ArrayList<Expression> columns) {
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

    /** A source's own scan and what is read of it. */
    private record Scan(SparkPlan plan, List<Expression> columns) {}

    private static Optional<Scan> scan(SparkPlan root) {
        List<Expression> columns = new ArrayList<>();
        for (Attribute attribute : CollectionConverters.asJava(root.output())) {
            columns.add(attribute);
        }
        SparkPlan plan = root;
        while (true) {
            if (plan instanceof WholeStageCodegenExec stage) {
                plan = stage.child();
            } else if (plan instanceof InputAdapter input) {
                plan = input.child();
            } else if (plan instanceof ColumnarToRowExec rows) {
                plan = rows.child();
            } else if (plan instanceof ProjectExec project) {
                List<Expression> below = new ArrayList<>();
                for (Expression column : columns) {
                    Optional<Expression> source = below(column, project);
                    if (source.isEmpty()) {
                        return Optional.empty();
                    }
                    below.add(source.get());
                }
                columns = below;
                plan = project.child();
            } else {
                break;
            }
        }
        boolean ofASource = plan instanceof FileSourceScanExec || plan instanceof BatchScanExec;
        return ofASource ? Optional.of(new Scan(plan, columns)) : Optional.empty();
    }

    /** The same column by what is below the projection; empty when it is neither chosen nor cast but computed. */
    private static Optional<Expression> below(Expression column, ProjectExec project) {
        if (column instanceof Literal) {
            return Optional.of(column);
        }
        if (column instanceof Cast cast) {
            return below(cast.child(), project).map(child -> cast(cast, child));
        }
        for (NamedExpression named : CollectionConverters.asJava(project.projectList())) {
            if (column instanceof Attribute wanted
                    && named.exprId().id() == wanted.exprId().id()) {
                Expression source = named instanceof Alias alias ? alias.child() : (Expression) named;
                return isCast(source) ? Optional.of(source) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Expression cast(Cast cast, Expression child) {
        return cast.withNewChildren(CollectionConverters.asScala(List.of(child)).toSeq());
    }

    /** The same by the places of the columns in a batch. */
    private static Expression bound(Expression column, List<Attribute> given) {
        if (column instanceof Cast cast) {
            return cast(cast, bound(cast.child(), given));
        }
        for (int at = 0; at < given.size(); at++) {
            Attribute attribute = given.get(at);
            if (column instanceof Attribute wanted
                    && attribute.exprId().id() == wanted.exprId().id()) {
                return new BoundReference(at, attribute.dataType(), attribute.nullable());
            }
        }
        return column;
    }

    private static boolean isCast(Expression source) {
        return source instanceof AttributeReference
                || source instanceof Literal
                || source instanceof Cast cast && isCast(cast.child());
    }

    /** Under the session's settings in every task, as Spark's own way to rows does it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ColumnSource over(Scan scan, QueryExecution query) {
        RDD<InternalRow> untyped = (RDD) scan.plan().executeColumnar();
        RDD<ColumnarBatch> batches = (RDD)
                new SQLExecutionRDD(untyped, query.sparkSession().sessionState().conf());
        ArrayList<Expression> columns = new ArrayList<>();
        for (Expression column : scan.columns()) {
            columns.add(bound(column, CollectionConverters.asJava(scan.plan().output())));
        }
        return new ColumnSource(batches.toJavaRDD(), columns);
    }
}
