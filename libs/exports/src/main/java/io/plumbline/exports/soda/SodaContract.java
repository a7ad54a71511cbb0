package io.plumbline.exports.soda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Aggregate;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.CheckTree;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Range;
import io.plumbline.exports.rule.Reference;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.rule.SqlDialect;
import io.plumbline.exports.rule.Statements;
import io.plumbline.exports.rule.WholePattern;
import io.plumbline.exports.text.JsonText;
import io.plumbline.exports.text.Tree;
import io.plumbline.exports.text.YamlText;

/**
 * A contract of Soda 4. A check's id is its qualifier. What no check of a column says, an expression or query for failing rows
 * does; what neither can say follows as comments, as a contract has no place for what Soda doesn't know.
 */
public final class SodaContract {

    private static final String VARIABLE = "Soda would take a part of it for a variable";

    private final ExportedContainer container;
    private final Map<String, List<Tree>> byColumn = new HashMap<>();
    private final List<Tree> ofTable = new ArrayList<>();
    private final StringBuilder unmapped = new StringBuilder();

    private SodaContract(ExportedContainer container) {
        this.container = container;
        container.checks().forEach(this::add);
    }

    public static String write(ExportedContainer container) {
        SodaContract contract = new SodaContract(container);
        return YamlText.of(contract.tree().map()) + contract.unmapped;
    }

    private Tree tree() {
        List<Tree> columns = new ArrayList<>();
        for (Column column : container.columns()) {
            if (SodaVariables.in(column.name())) {
                continue;
            }
            columns.add(Tree.of("name", column.name())
                    .putIfAny("description", told(column.comment()))
                    .putIfAny("checks", Tree.list(byColumn.getOrDefault(column.path(), List.of()))));
        }
        return Tree.of("dataset", dataset())
                .putIfAny("description", told(container.comment()))
                .put("columns", Tree.list(columns))
                .putIfAny("checks", Tree.list(ofTable));
    }

    /** Datasource, prefixes and dataset. The datasource has the datastore's name. */
    private String dataset() {
        List<String> parts = new ArrayList<>();
        parts.add(container.datastore());
        parts.addAll(prefixes());
        parts.addAll(container.tableName());
        // A name with a variable can't be said; rather none is found than one that the environment names.
        return SodaVariables.told(String.join("/", parts));
    }

    /** What stands before a table's own name. MySQL's databases are its schemas, so they stand there once. */
    private List<String> prefixes() {
        Map<String, String> address = container.address();
        String catalog = address.getOrDefault("database", address.getOrDefault("catalog", address.get("project")));
        boolean qualified = catalog != null && container.tableName().size() > 1;
        return qualified && container.dialect() != SqlDialect.MYSQL ? List.of(catalog) : List.of();
    }

    private void add(Check check) {
        boolean single =
                check.fields().size() == 1 && container.column(check.field()).isPresent();
        Optional<Tree> ofColumn = single ? safe(check, ofColumn(check)) : Optional.empty();
        Optional<Tree> table = ofColumn.isPresent() ? Optional.empty() : safe(check, table(check));
        ofColumn.ifPresent(tree ->
                byColumn.computeIfAbsent(check.field(), f -> new ArrayList<>()).add(tree));
        table.ifPresent(ofTable::add);
        if (ofColumn.isEmpty() && table.isEmpty()) {
            String reason = variable(check)
                    ? VARIABLE
                    : RowCondition.of(check, container).reason();
            unmapped.append(unmapped.isEmpty() ? "# Checks that Soda has no words for:\n" : "")
                    .append(YamlText.comment(JsonText.line(
                            CheckTree.unmapped(check, reason.isEmpty() ? "no check of Soda says the same" : reason)
                                    .map())));
        }
    }

    /** Nothing if Soda would replace a part of it, or of the column's name. */
    private Optional<Tree> safe(Check check, Optional<Tree> said) {
        return said.filter(tree -> !SodaVariables.in(tree.map()) && !variable(check));
    }

    private boolean variable(Check check) {
        boolean named = check.fields().stream()
                .map(f -> container.column(f).map(Column::name).orElse(f))
                .anyMatch(SodaVariables::in);
        return named || SodaVariables.in(check.properties()) || SodaVariables.in(check.filter());
    }

    private static @Nullable String told(@Nullable String text) {
        return text == null ? null : SodaVariables.told(text);
    }

    private Optional<Tree> ofColumn(Check check) {
        RuleValues properties = new RuleValues(check);
        return switch (check.rule()) {
            case "notNull" -> Optional.of(check("missing", check, new Tree()));
            // Soda counts the surplus rows of a value, not all of its rows, so a share is said by a query.
            case "unique" -> check.complete() ? Optional.of(check("duplicate", check, new Tree())) : Optional.empty();
            case "existsIn" -> existsIn(check);
            case "expectedValues" ->
                Optional.of(properties.list("list"))
                        .filter(SodaContract::oneKind)
                        .map(list -> check("invalid", check, Tree.of("valid_values", list)));
            case "matchesPattern" ->
                properties
                        .text("pattern")
                        .map(p -> check(
                                "invalid",
                                check,
                                Tree.of(
                                        "valid_format",
                                        Tree.of("regex", WholePattern.of(p))
                                                .put(
                                                        "name",
                                                        properties
                                                                .text("format")
                                                                .orElse(check.id())))));
            case "minLength" ->
                properties
                        .number("value", "length", "min")
                        .map(n -> check("invalid", check, Tree.of("valid_min_length", n)));
            case "maxLength" ->
                properties
                        .number("value", "length", "max")
                        .map(n -> check("invalid", check, Tree.of("valid_max_length", n)));
            default ->
                Range.of(check)
                        .filter(SodaContract::sayable)
                        .map(range -> range(check, range))
                        .or(() -> Aggregate.of(check).flatMap(a -> aggregate(check, a)));
        };
    }

    /** Soda takes lists of texts or of numbers. */
    private static boolean oneKind(List<Object> list) {
        boolean texts = list.stream().allMatch(String.class::isInstance);
        boolean numbers = list.stream().allMatch(Number.class::isInstance);
        return !list.isEmpty() && (texts || numbers);
    }

    /** Soda's ends are included. */
    private static boolean sayable(Range range) {
        return range.numeric() && range.includesMin() && range.includesMax();
    }

    private Tree range(Check check, Range range) {
        Tree body = new Tree();
        range.lower().ifPresent(min -> body.put("valid_min", min));
        range.upper().ifPresent(max -> body.put("valid_max", max));
        return check("invalid", check, body);
    }

    private static Optional<Tree> aggregate(Check check, Aggregate aggregate) {
        if (aggregate.function().equals("distinct")) {
            return Optional.empty();
        }
        Tree threshold = new Tree();
        if (aggregate.exact()) {
            threshold.put("must_be", aggregate.lower().orElseThrow());
        } else {
            String equal = aggregate.includesEnds() ? "_or_equal" : "";
            aggregate.lower().ifPresent(min -> threshold.put("must_be_greater_than" + equal, min));
            aggregate.upper().ifPresent(max -> threshold.put("must_be_less_than" + equal, max));
        }
        Tree body = head(check).put("function", aggregate.function()).put("threshold", threshold);
        return Optional.of(Tree.of("aggregate", attributes(check, filter(check, body))));
    }

    private Optional<Tree> table(Check check) {
        boolean columns = !check.fields().isEmpty()
                && check.fields().stream().allMatch(f -> container.column(f).isPresent());
        if (check.rule().equals("unique") && columns) {
            return Optional.of(
                    check.complete() ? duplicate(check) : query(check, Statements.tooManyRepeated(check, container)));
        }
        return RowCondition.of(check, container).sql().map(condition -> failedRows(check, condition));
    }

    /** Soda takes nulls for equal here, other than in a single column. */
    private Tree duplicate(Check check) {
        List<String> names = check.fields().stream()
                .map(f -> container.column(f).map(Column::name).orElse(f))
                .toList();
        Tree body = head(check).put("columns", names).put("filter", Statements.judgedRows(check, container));
        return Tree.of("duplicate", attributes(check, body));
    }

    /** The other table is named as datasets are, so names with a slash can't be said. */
    private Optional<Tree> existsIn(Check check) {
        boolean table = container.tableName().size() > 1;
        return Reference.of(check, container)
                .filter(r -> table && r.table().size() == container.tableName().size())
                .filter(r -> r.table().stream().noneMatch(part -> part.contains("/")))
                .map(r -> {
                    List<String> parts = new ArrayList<>(List.of(container.datastore()));
                    parts.addAll(prefixes());
                    parts.addAll(r.table());
                    return check(
                            "invalid",
                            check,
                            Tree.of(
                                    "valid_reference_data",
                                    Tree.of("dataset", String.join("/", parts)).put("column", r.column())));
                });
    }

    private Tree failedRows(Check check, String condition) {
        String table = Statements.table(container);
        if (!check.complete()) {
            return query(check, Statements.tooMany(check, condition, table));
        }
        String failing = Statements.failing(check, condition);
        // Soda counts an expression by an aggregate, in which SQL Server takes no sub-query.
        return check.rule().equals("notExistsIn")
                ? query(check, "SELECT * FROM " + table + " WHERE " + failing)
                : Tree.of("failed_rows", head(check).put("expression", failing));
    }

    private static Tree query(Check check, String sql) {
        return Tree.of("failed_rows", head(check).put("query", sql));
    }

    /** A check that has a filter, a threshold and attributes. */
    private Tree check(String type, Check check, Tree body) {
        Tree all = head(check);
        all.map().putAll(body.map());
        if (check.complete()) {
            return Tree.of(type, attributes(check, filter(check, all)));
        }
        BigDecimal most = Statements.allowedPercent(check);
        all.put("threshold", Tree.of("metric", "percent").put("must_be_less_than_or_equal", most));
        // Soda's percentages are of all rows, ours of those that are judged.
        return Tree.of(
                type,
                attributes(
                        check,
                        type.equals("missing")
                                ? filter(check, all)
                                : all.put("filter", Statements.judgedRows(check, container))));
    }

    private static Tree head(Check check) {
        return Tree.of("name", check.description().isEmpty() ? check.rule() : SodaVariables.told(check.description()))
                .put("qualifier", check.id());
    }

    private static Tree filter(Check check, Tree body) {
        return body.putIfAny("filter", check.filter());
    }

    private static Tree attributes(Check check, Tree body) {
        return body.put(
                "attributes",
                Tree.of("plumbline_rule", check.rule())
                        .putIfAny(
                                "plumbline_tags",
                                check.tags().stream().map(SodaVariables::told).toList()));
    }
}
