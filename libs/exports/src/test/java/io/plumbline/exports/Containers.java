package io.plumbline.exports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;

/** Containers with one check of each rule that inference knows, and some that only people write. */
public final class Containers {
    private Containers() {}

    public static ExportedContainer orders(String connector) {
        return orders(connector, checks());
    }

    public static ExportedContainer orders(String connector, List<Check> checks) {
        return container(connector, "sales.orders", List.of("sales", "orders"), columns(), checks);
    }

    public static ExportedContainer container(
            String connector, String name, List<String> table, List<Column> columns, List<Check> checks) {
        return new ExportedContainer(
                "ct_0123456789abcdef",
                "shop",
                connector,
                Map.of("host", "db.example", "port", "5432", "database", "shop", "schema", "sales"),
                name,
                table,
                "TABLE",
                "What was ordered",
                new Columns(columns),
                checks,
                new ExportedContainer.Measured("op_0123456789abcdef", "2026-11-26T12:00:00Z", 1000, false),
                Map.of("ct_kinds", List.of("sales", "kinds")));
    }

    static List<Column> columns() {
        return List.of(
                new Column("id", "id", "bigint", "bigint", false, 1, "The key"),
                new Column("kind", "kind", "text", "string", true, null, null),
                new Column("`price.net`", "price.net", "numeric(12,2)", "decimal(12,2)", true, null, null),
                new Column("gross", "gross", "numeric(12,2)", "decimal(12,2)", true, null, null),
                new Column("born", "born", "date", "date", true, null, null),
                new Column("seen", "seen", "timestamp", "timestamp_ntz", true, null, null),
                new Column("email", "email", "text", "string", true, null, null),
                new Column("open", "open", "boolean", "boolean", true, null, null),
                new Column("tags", "tags", "text[]", "array<string>", true, null, null));
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        add(checks, "notNull", List.of("id"), Map.of(), 1);
        add(checks, "notNull", List.of("email"), Map.of(), 0.95);
        add(checks, "anyNotNull", List.of("kind", "email"), Map.of(), 1);
        add(checks, "expectedValues", List.of("kind"), Map.of("list", List.of("new", "used")), 1);
        add(checks, "expectedValues", List.of("email"), Map.of("list", List.of("a", "2020-01-01")), 0.9);
        add(checks, "notNegative", List.of("`price.net`"), Map.of(), 1);
        add(checks, "positive", List.of("gross"), Map.of(), 1);
        add(checks, "notFuture", List.of("born"), Map.of(), 1);
        add(checks, "notFuture", List.of("seen"), Map.of(), 1);
        add(
                checks,
                "between",
                List.of("gross"),
                Map.of("min", new BigDecimal("0.5"), "max", new BigDecimal("99999999999999999999.25")),
                1);
        add(checks, "between", List.of("id"), Map.of("min", BigDecimal.ONE, "max", BigDecimal.TEN), 0.99);
        add(checks, "betweenTimes", List.of("born"), Map.of("min", "2020-01-01", "max", "2031-01-01"), 1);
        add(
                checks,
                "betweenTimes",
                List.of("seen"),
                Map.of("min", "2020-01-01T00:00:00", "max", "2031-01-01T00:00:00"),
                1);
        add(checks, "unique", List.of("id"), Map.of(), 1);
        add(checks, "unique", List.of("kind", "born"), Map.of(), 1);
        add(checks, "matchesPattern", List.of("email"), Map.of("pattern", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), 1);
        add(checks, "matchesPattern", List.of("kind"), Map.of("pattern", "[a-z]+"), 0.8);
        add(
                checks,
                "timeDistributionSize",
                List.of("born"),
                Map.of("interval_name", "Monthly", "min_size", BigDecimal.ONE, "max_size", BigDecimal.TEN),
                1);
        add(checks, "afterDateTime", List.of("seen"), Map.of("dateTime", "2020-01-01T00:00:00"), 1);
        add(checks, "beforeDateTime", List.of("born"), Map.of("dateTime", "2031-01-01"), 1);
        add(checks, "greaterThan", List.of("gross"), Map.of("value", BigDecimal.ZERO, "inclusive", true), 1);
        add(checks, "lessThan", List.of("id"), Map.of("value", new BigDecimal("100")), 1);
        add(checks, "greaterThanField", List.of("gross"), Map.of("field_name", "`price.net`", "inclusive", true), 1);
        add(checks, "lessThanField", List.of("`price.net`"), Map.of("fieldName", "gross"), 1);
        add(checks, "equalToField", List.of("kind", "email"), Map.of(), 0.5);
        add(checks, "existsIn", List.of("kind"), Map.of("refContainer", "sales.kinds", "refField", "name"), 1);
        add(checks, "notExistsIn", List.of("kind"), Map.of("refContainer", "sales.banned", "refField", "name"), 1);
        add(checks, "existsIn", List.of("kind"), Map.of("refContainerId", "ct_kinds", "refField", "name"), 0.5);
        add(checks, "existsIn", List.of("kind"), Map.of("refContainerId", "ct_elsewhere", "refField", "name"), 1);
        add(
                checks,
                "equalToField",
                List.of("gross"),
                Map.of("fieldName", "id", "comparators", Map.of("numeric", BigDecimal.TEN)),
                1);
        add(checks, "minPartitionSize", List.of(), Map.of("value", BigDecimal.TEN), 1);
        add(checks, "predictedBy", List.of("gross"), Map.of("expression", "1.2 * id", "tolerance", BigDecimal.TEN), 1);
        add(checks, "dataDiff", List.of("id", "kind"), Map.of("refContainer", "sales.copy"), 1);
        add(checks, "isReplicaOf", List.of("id"), Map.of("refContainer", "sales.copy"), 1);
        add(checks, "minLength", List.of("kind"), Map.of("value", BigDecimal.ONE), 1);
        add(checks, "maxLength", List.of("kind"), Map.of("value", BigDecimal.TEN), 1);
        add(checks, "notNull", List.of("tags[]"), Map.of(), 1);
        add(checks, "distinctCount", List.of("kind"), Map.of("value", BigDecimal.valueOf(2)), 1);
        add(checks, "satisfiesExpression", List.of(), Map.of("expression", "gross > 1 OR id > 5"), 1);
        checks.add(new Check(
                "ck_filtered0000000",
                "notNull",
                List.of("email"),
                Map.of(),
                1,
                "kind = 'new'",
                "email is set for what is new",
                List.of("pii"),
                Map.of()));
        return checks;
    }

    private static void add(
            List<Check> checks, String rule, List<String> fields, Map<String, Object> properties, double coverage) {
        checks.add(new Check(
                "ck_%016d".formatted(checks.size()),
                rule,
                fields,
                properties,
                coverage,
                null,
                String.join(", ", fields) + " keeps " + rule,
                List.of("inferred"),
                Map.of("rowsSeen", 1000L, "method", "rule of three: 3/n")));
    }
}
