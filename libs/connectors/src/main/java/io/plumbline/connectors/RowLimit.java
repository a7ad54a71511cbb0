package io.plumbline.connectors;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.types.DataTypes;

/** The first rows of a DataFrame, also where they are more than Spark's own limit can count. */
public final class RowLimit {

    private RowLimit() {}

    /** At most so many rows. */
    public static Dataset<Row> of(Dataset<Row> rows, long most) {
        return most <= Integer.MAX_VALUE ? rows.limit((int) most) : counted(rows, most);
    }

    /**
     * At most so many rows of each part that Spark reads at a time; what isn't needed isn't read on.
     *
     * @param most at most {@link Integer#MAX_VALUE}
     */
    public static Dataset<Row> ofEachPart(Dataset<Row> rows, long most) {
        var classic = (org.apache.spark.sql.classic.Dataset<Row>) rows;
        return org.apache.spark.sql.classic.Dataset.ofRows(
                classic.sparkSession(),
                new LocalLimit(
                        Literal.create((int) Math.min(most, Integer.MAX_VALUE), DataTypes.IntegerType),
                        classic.logicalPlan()));
    }

    /** What such a limit comes to, for somebody who reads the plan. */
    public static String wordsOfEachPart(long most, String parts) {
        return "at most " + most + " rows of " + parts + ", whichever come first";
    }

    /** One task counts: Spark's own limit brings the rows together in one as well. */
    static Dataset<Row> counted(Dataset<Row> rows, long most) {
        MapPartitionsFunction<Row, Row> first = all -> new First(all, most);
        return rows.coalesce(1).mapPartitions(first, rows.encoder());
    }

    private static final class First implements Iterator<Row> {

        private final Iterator<Row> all;
        private long left;

        private First(Iterator<Row> all, long most) {
            this.all = all;
            this.left = most;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && all.hasNext();
        }

        @Override
        public Row next() {
            if (left <= 0) {
                throw new NoSuchElementException("no row is left");
            }
            left--;
            return all.next();
        }
    }
}
