package io.plumbline.inference;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.spark.sql.Row;

/** Judges checks by looking at every row, in the plainest way: what {@link CheckEvaluation} is compared with. */
final class RowOracle {
    private static final Instant EPOCH = Instant.EPOCH;

    private RowOracle() {}

    static boolean fails(InferredCheck check, Table table, Instant now) {
        return judge(check, table, now).verdict(check.coverage()) == Judgement.Verdict.FAILED;
    }

    static Judgement judge(InferredCheck check, Table table, Instant now) {
        List<Row> rows = table.rows();
        RuleName rule = RuleName.ofKey(check.rule()).orElseThrow();
        return switch (rule) {
            case MIN_PARTITION_SIZE -> one(rows.size() < number(check, "value").longValueExact());
            case MAX_PARTITION_SIZE -> one(rows.size() > number(check, "value").longValueExact());
            case ANY_NOT_NULL ->
                count(rows, row -> check.fields().stream().allMatch(f -> row.isNullAt(table.column(f))));
            case NOT_NULL -> count(rows, row -> row.isNullAt(column(check, table)));
            case UNIQUE -> unique(check, table);
            case GREATER_THAN_FIELD, LESS_THAN_FIELD, EQUAL_TO_FIELD -> compared(rule, check, table);
            case TIME_DISTRIBUTION_SIZE, EXISTS_IN, DATA_DIFF -> Judgement.NOTHING;
            default -> {
                int column = column(check, table);
                List<Row> present =
                        rows.stream().filter(r -> !r.isNullAt(column)).toList();
                yield count(present, row -> breaks(rule, check, row.get(column), now));
            }
        };
    }

    private static int column(InferredCheck check, Table table) {
        return table.column(check.fields().get(0));
    }

    private interface Fault {
        boolean in(Row row);
    }

    private static Judgement count(List<Row> rows, Fault fault) {
        return Judgement.exactly(rows.size(), rows.stream().filter(fault::in).count());
    }

    private static Judgement one(boolean failed) {
        return Judgement.exactly(1, failed ? 1 : 0);
    }

    private static Judgement unique(InferredCheck check, Table table) {
        int column = column(check, table);
        Set<Object> seen = new HashSet<>();
        long present = 0;
        for (Row row : table.rows()) {
            if (!row.isNullAt(column)) {
                present++;
                seen.add(row.get(column));
            }
        }
        return Judgement.exactly(present, present - seen.size());
    }

    private static Judgement compared(RuleName rule, InferredCheck check, Table table) {
        int left = table.column(check.fields().get(0));
        int right = table.column((String) check.properties().get("fieldName"));
        boolean inclusive = !Boolean.FALSE.equals(check.properties().get("inclusive"));
        List<Row> both = table.rows().stream()
                .filter(r -> !r.isNullAt(left) && !r.isNullAt(right))
                .toList();
        return count(both, row -> {
            if (rule == RuleName.EQUAL_TO_FIELD) {
                return !Objects.equals(row.get(left), row.get(right));
            }
            int order = units(row.get(left)).compareTo(units(row.get(right)));
            boolean holds = rule == RuleName.LESS_THAN_FIELD ? order < 0 : order > 0;
            return !(holds || (inclusive && order == 0));
        });
    }

    private static boolean breaks(RuleName rule, InferredCheck check, Object value, Instant now) {
        return switch (rule) {
            case EXPECTED_VALUES ->
                ((List<?>) check.properties().get("list"))
                        .stream()
                                .noneMatch(v -> v instanceof BigDecimal n
                                        ? n.compareTo(units(value)) == 0
                                        : v.equals(value.toString()));
            case NOT_NEGATIVE -> units(value).signum() < 0;
            case NOT_FUTURE ->
                value instanceof Date
                        ? units(value).longValueExact()
                                > LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay()
                        : units(value).longValueExact() > ChronoUnit.MICROS.between(EPOCH, now);
            case BETWEEN ->
                units(value).compareTo(number(check, "min")) < 0 || units(value).compareTo(number(check, "max")) > 0;
            case BETWEEN_TIMES ->
                units(value).compareTo(time(check, "min", value)) < 0
                        || units(value).compareTo(time(check, "max", value)) > 0;
            case AFTER_DATE_TIME -> outside(units(value).compareTo(time(check, "dateTime", value)), check);
            case BEFORE_DATE_TIME -> outside(-units(value).compareTo(time(check, "dateTime", value)), check);
            case GREATER_THAN -> outside(units(value).compareTo(number(check, "value")), check);
            case LESS_THAN -> outside(-units(value).compareTo(number(check, "value")), check);
            case MATCHES_PATTERN ->
                !PATTERNS.computeIfAbsent((String) check.properties().get("pattern"), Pattern::compile)
                        .matcher(value.toString())
                        .matches();
            case MIN_LENGTH -> length(value) < number(check, "value").longValueExact();
            case MAX_LENGTH -> length(value) > number(check, "value").longValueExact();
            default -> throw new IllegalArgumentException(rule + " (expected: a rule of single values)");
        };
    }

    private static final Map<String, Pattern> PATTERNS = new HashMap<>();

    private static boolean outside(int order, InferredCheck check) {
        return order < 0
                || (order == 0 && !Boolean.TRUE.equals(check.properties().get("inclusive")));
    }

    private static int length(Object value) {
        return value.toString().codePointCount(0, value.toString().length());
    }

    private static BigDecimal number(InferredCheck check, String property) {
        return (BigDecimal) Objects.requireNonNull(check.properties().get(property), property);
    }

    private static BigDecimal time(InferredCheck check, String property, Object value) {
        String text = (String) Objects.requireNonNull(check.properties().get(property), property);
        if (value instanceof Date) {
            return BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
        }
        Instant moment = text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(EPOCH, moment));
    }

    static BigDecimal units(Object value) {
        if (value instanceof Date date) {
            return BigDecimal.valueOf(date.toLocalDate().toEpochDay());
        }
        return value instanceof Timestamp time
                ? BigDecimal.valueOf(ChronoUnit.MICROS.between(EPOCH, time.toInstant()))
                : new BigDecimal(value.toString());
    }
}
