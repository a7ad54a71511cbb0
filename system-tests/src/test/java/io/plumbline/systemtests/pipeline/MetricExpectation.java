package io.plumbline.systemtests.pipeline;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

/**
 * Compares a field's profile with the same figures computed by SQL in another engine: exact metrics must be equal,
 * approximate ones must have the truth between their bounds.
 */
final class MetricExpectation {

    private static final Set<String> NUMBERS = Set.of("INTEGRAL", "FRACTIONAL");
    private static final List<String> QUANTILES = List.of("q1", "median", "q3");
    /** Relative difference that two correct double summations may have. */
    private static final BigDecimal DOUBLE_NOISE = new BigDecimal("1e-9");
    /** Rank error of the quantile sketch at 99 %, one-sided, with room for the second engine's own ties. */
    private static final double RANK_ERROR = 0.02;

    private final Connection connection;
    private final SoftAssertions softly;

    MetricExpectation(Connection connection, SoftAssertions softly) {
        this.connection = connection;
        this.softly = softly;
    }

    /**
     * Checks one field.
     *
     * @param relation what to select from, already quoted
     * @param column the value as SQL of the right type, already quoted
     * @return how many figures were compared
     */
    int check(String name, JsonNode profile, String relation, String column) throws SQLException {
        int compared = 0;
        compared += exact(name, profile, "rowCount", "select count(*) from " + relation);
        compared += exact(name, profile, "nullCount", "select count(*) - count(" + column + ") from " + relation);
        compared += within(name, profile, "distinctCount", "select count(distinct " + column + ") from " + relation);
        String type = profile.path("profiledType").asString();
        if (NUMBERS.contains(type)) {
            compared += exact(name, profile, "min", "select min(" + column + ") from " + relation);
            compared += exact(name, profile, "max", "select max(" + column + ") from " + relation);
            compared += close(name, profile, "sum", "select sum(" + column + ") from " + relation);
            compared += close(name, profile, "mean", "select avg(" + column + ") from " + relation);
            compared += close(name, profile, "stddev", "select stddev_samp(" + column + ") from " + relation);
            compared +=
                    exact(name, profile, "zeroCount", "select count(*) from " + relation + " where " + column + " = 0");
            compared += exact(
                    name, profile, "negativeCount", "select count(*) from " + relation + " where " + column + " < 0");
            for (String quantile : QUANTILES) {
                compared += quantile(name, profile, quantile, relation, column);
            }
        }
        if (type.equals("STRING")) {
            compared += exact(name, profile, "minLength", "select min(length(" + column + ")) from " + relation);
            compared += exact(name, profile, "maxLength", "select max(length(" + column + ")) from " + relation);
            compared += exact(
                    name, profile, "emptyCount", "select count(*) from " + relation + " where " + column + " = ''");
        }
        if (type.equals("DATE")) {
            compared += text(name, profile, "min", "select cast(min(" + column + ") as varchar) from " + relation);
            compared += text(name, profile, "max", "select cast(max(" + column + ") as varchar) from " + relation);
        }
        return compared;
    }

    private int exact(String name, JsonNode profile, String metric, String sql) throws SQLException {
        JsonNode measured = Api.metric(profile, metric);
        BigDecimal truth = number(sql);
        if (truth == null) {
            softly.assertThat(measured.path("absentReason").asString(""))
                    .as(name + " " + metric)
                    .isNotEmpty();
            return 1;
        }
        softly.assertThat(measured.path("exact").asBoolean())
                .as(name + " " + metric + " is exact")
                .isTrue();
        softly.assertThat(decimal(measured)).as(name + " " + metric).isEqualByComparingTo(truth);
        return 1;
    }

    private int close(String name, JsonNode profile, String metric, String sql) throws SQLException {
        JsonNode measured = Api.metric(profile, metric);
        BigDecimal truth = number(sql);
        if (truth == null) {
            softly.assertThat(measured.path("value").isMissingNode())
                    .as(name + " " + metric + " is absent")
                    .isTrue();
            return 1;
        }
        BigDecimal given = decimal(measured);
        BigDecimal allowed = truth.abs().max(BigDecimal.ONE).multiply(DOUBLE_NOISE);
        softly.assertThat(given == null ? null : given.subtract(truth).abs())
                .as(name + " " + metric + ": " + given + " against " + truth)
                .isNotNull()
                .isLessThanOrEqualTo(allowed);
        return 1;
    }

    private int within(String name, JsonNode profile, String metric, String sql) throws SQLException {
        JsonNode measured = Api.metric(profile, metric);
        if (measured.path("exact").asBoolean()) {
            return exact(name, profile, metric, sql);
        }
        BigDecimal truth = number(sql);
        if (truth != null && measured.path("value").isString()) {
            softly.assertThat(truth)
                    .as(name + " " + metric + " " + measured)
                    .isBetween(
                            new BigDecimal(measured.path("lower").asString()),
                            new BigDecimal(measured.path("upper").asString()));
        }
        return 1;
    }

    private int quantile(String name, JsonNode profile, String metric, String relation, String column)
            throws SQLException {
        JsonNode measured = Api.metric(profile, metric);
        if (!measured.path("value").isString()) {
            return 0;
        }
        String value = measured.path("value").asString();
        double rank = QUANTILES.indexOf(metric) == 0 ? 0.25 : QUANTILES.indexOf(metric) == 1 ? 0.5 : 0.75;
        BigDecimal below = number(share(relation, column, "<", value));
        BigDecimal notAbove = number(share(relation, column, "<=", value));
        softly.assertThat(below == null ? null : below.doubleValue())
                .as(name + " " + metric + " " + value + ": share below")
                .isLessThanOrEqualTo(rank + RANK_ERROR);
        softly.assertThat(notAbove == null ? null : notAbove.doubleValue())
                .as(name + " " + metric + " " + value + ": share not above")
                .isGreaterThanOrEqualTo(rank - RANK_ERROR);
        return 1;
    }

    private static String share(String relation, String column, String comparison, String value) {
        return "select 1.0 * count(case when " + column + " " + comparison + " " + value + " then 1 end) / count("
                + column + ") from " + relation;
    }

    private int text(String name, JsonNode profile, String metric, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            softly.assertThat(Api.metric(profile, metric).path("value").asString(null))
                    .as(name + " " + metric)
                    .isEqualTo(row.getString(1));
        }
        return 1;
    }

    private @Nullable BigDecimal number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBigDecimal(1);
        }
    }

    private static @Nullable BigDecimal decimal(JsonNode metric) {
        return metric.path("value").isString()
                ? new BigDecimal(metric.path("value").asString())
                : null;
    }
}
