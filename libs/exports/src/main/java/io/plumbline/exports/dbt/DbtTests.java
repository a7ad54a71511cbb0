package io.plumbline.exports.dbt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.CheckTree;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Range;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.rule.SqlDialect;
import io.plumbline.exports.rule.Statements;
import io.plumbline.exports.text.Tree;
import io.plumbline.exports.text.YamlText;

/**
 * A source of dbt with {@code data_tests}: dbt's own generic tests, and those of the package dbt_utils where they say more. What
 * neither can say stands in the table's {@code meta}, under {@code plumbline.unmapped}, with the reason.
 */
public final class DbtTests {

    private final ExportedContainer container;
    private final Map<String, List<Object>> byColumn = new HashMap<>();
    private final List<Object> ofTable = new ArrayList<>();
    private final List<Tree> unmapped = new ArrayList<>();

    private DbtTests(ExportedContainer container) {
        this.container = container;
        container.checks().forEach(this::add);
    }

    public static String write(ExportedContainer container) {
        return YamlText.of(Jinja.escaped(new DbtTests(container).tree().map()));
    }

    private Tree tree() {
        List<Tree> columns = new ArrayList<>();
        for (Column column : container.columns()) {
            columns.add(Tree.of("name", column.name())
                    .put("quote", true)
                    .put("data_type", column.declaredType())
                    .putIfAny("description", column.comment())
                    .putIfAny("data_tests", byColumn.get(column.path())));
        }
        List<String> name = container.tableName();
        Tree own = Tree.of("container_id", container.id())
                .put("container", container.name())
                .putIfAny("unmapped", Tree.list(unmapped));
        Tree table = Tree.of("name", identifier(name.get(name.size() - 1)))
                .put("identifier", name.get(name.size() - 1))
                .put("quoting", Tree.of("identifier", true))
                .putIfAny("description", container.comment())
                .put("config", Tree.of("meta", Tree.of("plumbline", own)))
                .put("columns", Tree.list(columns))
                .putIfAny("data_tests", ofTable);
        Tree source = Tree.of("name", identifier(container.datastore()))
                .putIfAny("database", database())
                .putIfAny("schema", name.size() > 1 ? name.get(name.size() - 2) : null)
                .put("tables", Tree.list(List.of(table)));
        return Tree.of("version", 2).put("sources", Tree.list(List.of(source)));
    }

    /** Absent for MySQL, whose databases are its schemas. */
    private @Nullable String database() {
        Map<String, String> address = container.address();
        return container.dialect() == SqlDialect.MYSQL
                ? null
                : address.getOrDefault("database", address.getOrDefault("catalog", address.get("project")));
    }

    /** What dbt takes as the name of a source or table. */
    private static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private void add(Check check) {
        Optional<Object> ofColumn =
                check.fields().size() == 1 && container.column(check.field()).isPresent()
                        ? ofColumn(check)
                        : Optional.empty();
        if (ofColumn.isPresent()) {
            byColumn.computeIfAbsent(check.field(), f -> new ArrayList<>()).add(ofColumn.get());
            return;
        }
        Optional<Object> table = ofTable(check);
        if (table.isPresent()) {
            ofTable.add(table.get());
            return;
        }
        String reason = RowCondition.of(check, container).reason();
        String none =
                check.complete() ? "no test of dbt says the same" : "tests of dbt count failing rows, not their share";
        unmapped.add(CheckTree.unmapped(check, reason.isEmpty() ? none : reason));
    }

    private Optional<Object> ofColumn(Check check) {
        if (!check.complete()) {
            boolean proportion = check.rule().equals("notNull");
            return proportion
                    ? Optional.of(test("dbt_utils.not_null_proportion", check, Tree.of("at_least", check.coverage())))
                    : Optional.empty();
        }
        RuleValues properties = new RuleValues(check);
        return switch (check.rule()) {
            case "notNull" -> Optional.of(test("not_null", check, null));
            case "unique" -> Optional.of(test("unique", check, null));
            case "expectedValues" ->
                Optional.of(properties.list("list")).filter(DbtTests::sayable).map(list -> {
                    boolean numbers = list.stream().allMatch(Number.class::isInstance);
                    // dbt's own schema wants texts here, and as such numbers keep their digits.
                    List<Object> values = list.stream()
                            .map(v -> numbers ? new BigDecimal(v.toString()).toPlainString() : v)
                            .toList();
                    return test(
                            "accepted_values", check, Tree.of("values", values).put("quote", !numbers));
                });
            default ->
                Range.of(check)
                        .filter(r -> r.numeric() && r.includesMin() == r.includesMax())
                        .map(range -> {
                            Tree arguments = new Tree();
                            range.lower().ifPresent(min -> arguments.put("min_value", exact(min)));
                            range.upper().ifPresent(max -> arguments.put("max_value", exact(max)));
                            return test(
                                    "dbt_utils.accepted_range", check, arguments.put("inclusive", range.includesMin()));
                        });
        };
    }

    /** dbt puts the values between quotes as they are, so one with a quote of its own would break the query. */
    private static boolean sayable(List<Object> list) {
        return !list.isEmpty()
                && list.stream().map(String::valueOf).allMatch(v -> v.indexOf('\'') < 0 && v.indexOf('\\') < 0);
    }

    private Optional<Object> ofTable(Check check) {
        if (!check.complete()) {
            return Optional.empty();
        }
        boolean columns = !check.fields().isEmpty()
                && check.fields().stream().allMatch(f -> container.column(f).isPresent());
        if (check.rule().equals("unique") && columns) {
            // The package groups rows by the columns, and takes nulls for equal.
            return Optional.of(test(
                    "dbt_utils.unique_combination_of_columns",
                    check,
                    Tree.of("combination_of_columns", Statements.columns(check, container)),
                    Statements.judgedRows(check, container)));
        }
        return RowCondition.of(check, container)
                .sql()
                .map(sql -> test("dbt_utils.expression_is_true", check, Tree.of("expression", sql)));
    }

    /** A number, or its text where dbt would read another number, as it keeps fractions as doubles. */
    private static Object exact(BigDecimal number) {
        boolean kept = new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0;
        return kept ? number : number.toPlainString();
    }

    private static Object test(String name, Check check, @Nullable Tree arguments) {
        return test(name, check, arguments, check.filter());
    }

    /** @param where of the rows that are tested; null for all */
    private static Object test(String name, Check check, @Nullable Tree arguments, @Nullable String where) {
        Tree config = new Tree()
                .putIfAny("where", where)
                .putIfAny("tags", check.tags())
                .put("meta", Tree.of("plumbline", CheckTree.of(check)));
        return Tree.of(
                        name,
                        Tree.of("name", check.id())
                                .put("description", check.description())
                                .putIfAny("arguments", arguments)
                                .put("config", config))
                .map();
    }
}
