package io.plumbline.statistics.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What there is to know about a metric.
 *
 * @param appliesTo the types that it is measured of
 * @param unit of its value
 * @param formula what it is, and how it is computed where that matters
 * @param exactness when it is exact, else its bound and confidence
 * @param absentWhen when there is no value
 */
public record MetricGuide(
        MetricName metric, String appliesTo, String unit, String formula, String exactness, String absentWhen) {
    private static final String RESOURCE = "metrics.txt";
    private static final int COLUMNS = 6;

    /** Of every metric, in the order of {@link MetricName}. */
    public static List<MetricGuide> all() {
        try (InputStream in = MetricGuide.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + ": missing (expected: beside the class)");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(MetricGuide::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MetricGuide parse(String line) {
        String[] columns = line.split(" \\| ", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(RESOURCE + ": " + line + " (expected: " + COLUMNS + " columns)");
        }
        for (MetricName name : MetricName.values()) {
            if (name.key().equals(columns[0])) {
                return new MetricGuide(name, columns[1], columns[2], columns[3], columns[4], columns[5]);
            }
        }
        throw new IllegalStateException(RESOURCE + ": " + columns[0] + " (expected: the key of a metric)");
    }
}
