package io.plumbline.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** Counts made on the side while an action reads the rows, so that nothing has to be read twice to be counted. */
public final class Observed {

    private static final Duration ARRIVAL = Duration.create(5, "s");

    private final Observation observation = new Observation();
    private final List<Column> sums = new ArrayList<>();

    /** Adds a number to sum up over all rows; its place in {@link #totals} is returned. */
    public int add(Column number) {
        sums.add(functions.coalesce(functions.sum(number), functions.lit(0L)).alias("s" + sums.size()));
        return sums.size() - 1;
    }

    /** The same rows, counted when the first action reads them. */
    public Dataset<Row> over(Dataset<Row> rows) {
        return sums.isEmpty()
                ? rows
                : rows.observe(
                        observation, sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** The sums, once an action has ended well. Empty before, after a failure, or if there is nothing to count. */
    public List<Long> totals() {
        if (sums.isEmpty()) {
            return List.of();
        }
        try {
            Row row = Await.result(observation.future(), ARRIVAL);
            List<Long> totals = new ArrayList<>();
            for (int i = 0; i < sums.size(); i++) {
                totals.add(row.getLong(i));
            }
            return totals;
        } catch (TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (Exception e) {
            throw new IllegalStateException("the counts of a read did not arrive", e);
        }
    }
}
