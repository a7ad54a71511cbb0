package io.plumbline.exports.odcs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Aggregate;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.CheckTree;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Dimension;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.rule.Statements;
import io.plumbline.exports.rule.WholePattern;
import io.plumbline.exports.text.Tree;
import io.plumbline.exports.text.YamlText;

/**
 * A data contract by the Open Data Contract Standard 3.1.0. Where the standard's metrics say the same, a check becomes one of
 * them; where SQL can say it, an SQL query; else a custom rule of engine {@code plumbline}. Each also carries itself in our words
 * as a custom property, by which {@link OdcsReader} gives it back unchanged.
 */
public final class OdcsContract {

    /** The custom property that holds a check in our own words. */
    static final String CHECK = "plumblineCheck";

    static final String ENGINE = "plumbline";

    private static final Pattern TIME = Pattern.compile("(?i)timetz|time(\\(\\d+\\))?( with(out)? time zone)?");

    /** What the standard and its examples let engines replace in a query, also within quotes. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(object|property)}|\\$\\{");

    private final ExportedContainer container;
    private final String table;

    private OdcsContract(ExportedContainer container) {
        this.container = container;
        this.table = Statements.table(container);
    }

    public static String write(ExportedContainer container) {
        return YamlText.of(new OdcsContract(container).contract().map());
    }

    private Tree contract() {
        ExportedContainer.Measured measured = container.measured();
        List<Tree> custom = new ArrayList<>();
        custom.add(property("plumblineConnector", container.connector()));
        if (measured != null) {
            custom.add(property(
                    "plumblineProfile",
                    Tree.of("operationId", measured.operationId())
                            .put("profiledAt", measured.at())
                            .put("rows", measured.rows())
                            .put("partial", measured.partial())
                            .map()));
        }
        return Tree.of("apiVersion", "v3.1.0")
                .put("kind", "DataContract")
                .put("id", container.id())
                .put("name", container.name())
                .put("version", "1.0.0")
                .put("status", "active")
                .put("domain", container.datastore())
                .putIfAny("servers", Servers.of(container))
                .put("schema", Tree.list(List.of(schema())))
                .put("customProperties", Tree.list(custom));
    }

    private Tree schema() {
        Map<String, List<Tree>> byColumn = new HashMap<>();
        List<Tree> ofTable = new ArrayList<>();
        for (Check check : container.checks()) {
            Optional<Column> column = check.fields().size() == 1 ? container.column(check.field()) : Optional.empty();
            column.map(c -> byColumn.computeIfAbsent(c.path(), p -> new ArrayList<>()))
                    .orElse(ofTable)
                    .add(quality(check));
        }
        List<Tree> properties = new ArrayList<>();
        for (Column column : container.columns()) {
            properties.add(property(column, byColumn.getOrDefault(column.path(), List.of())));
        }
        return Tree.of("name", container.name())
                .put(
                        "physicalName",
                        container.tableName().get(container.tableName().size() - 1))
                .put("logicalType", "object")
                .put("physicalType", container.kind().toLowerCase(Locale.ROOT))
                .putIfAny("description", container.comment())
                .putIfAny("properties", Tree.list(properties))
                .putIfAny("quality", Tree.list(ofTable));
    }

    private static Tree property(Column column, List<Tree> quality) {
        Integer key = column.primaryKeyPosition();
        Tree tree = Tree.of("name", column.name())
                .put("logicalType", logicalType(column))
                .put("physicalType", column.declaredType())
                .putIfAny("description", column.comment());
        if (column.nullable() != null) {
            tree.put("required", !column.nullable());
        }
        if (key != null) {
            tree.put("primaryKey", true).put("primaryKeyPosition", key);
        }
        if (column.family() == Column.Family.TIMESTAMP && !timeOfDay(column)) {
            tree.put("logicalTypeOptions", Tree.of("timezone", true));
        }
        return tree.putIfAny("quality", Tree.list(quality));
    }

    /** A time of day is read as a moment of some day, so its declared name tells. */
    private static boolean timeOfDay(Column column) {
        return TIME.matcher(column.declaredType()).matches();
    }

    private static String logicalType(Column column) {
        if (timeOfDay(column)) {
            return "time";
        }
        return switch (column.family()) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP, LOCAL_TIMESTAMP -> "timestamp";
            case ARRAY -> "array";
            case STRUCT -> "object";
            case TEXT, BINARY, OTHER -> "string";
        };
    }

    private Tree quality(Check check) {
        Tree quality = Tree.of("name", check.id())
                .put("description", check.description())
                .put("dimension", Dimension.of(check.rule()));
        says(check, quality);
        return quality.putIfAny("tags", check.tags())
                .put(
                        "customProperties",
                        Tree.list(List.of(property(CHECK, CheckTree.of(check).map()))));
    }

    private void says(Check check, Tree quality) {
        // The standard doesn't say whether its percentages are of all rows or of those with a value. Of nulls both are
        // the same.
        boolean certain = check.complete() || check.rule().equals("notNull");
        if (certain && library(check, quality)) {
            return;
        }
        Optional<Query> query =
                query(check).filter(q -> !VARIABLE.matcher(q.sql()).find());
        if (query.isPresent()) {
            quality.put("type", "sql").put("query", query.get().sql());
            query.get().operators().map().forEach(quality::put);
        } else if (!library(check, quality)) {
            quality.put("type", "custom").put("engine", ENGINE).put("implementation", CheckTree.of(check));
        }
    }

    /**
     * A statement with one figure.
     *
     * @param operators the standard's entries that say which figure is right
     */
    private record Query(String sql, Tree operators) {}

    private Optional<Query> query(Check check) {
        Optional<String> condition = RowCondition.of(check, container).sql();
        if (condition.isPresent()) {
            return Optional.of(
                    check.complete()
                            ? new Query(Statements.count(check, condition.get(), table), Tree.of("mustBe", 0))
                            : new Query(Statements.percent(check, condition.get(), table), share(check)));
        }
        if (!onColumns(check)) {
            return Optional.empty();
        }
        if (check.rule().equals("unique")) {
            return Optional.of(
                    check.complete()
                            ? new Query(Statements.duplicates(check, container), Tree.of("mustBe", 0))
                            : new Query(Statements.repeatedPercent(check, container), share(check)));
        }
        return Aggregate.of(check)
                .map(a -> new Query(
                        "SELECT "
                                + a.sql(Statements.columns(check, container).get(0)) + " FROM " + table
                                + Statements.where(check),
                        bounds(a)));
    }

    /** What may fail at most. */
    private static Tree share(Check check) {
        return Tree.of("unit", "percent").put("mustBeLessOrEqualTo", Statements.allowedPercent(check));
    }

    private boolean onColumns(Check check) {
        return !check.fields().isEmpty()
                && check.fields().stream().allMatch(f -> container.column(f).isPresent());
    }

    private static Tree bounds(Aggregate aggregate) {
        if (aggregate.exact()) {
            return Tree.of("mustBe", aggregate.lower().orElseThrow());
        }
        boolean ends = aggregate.includesEnds();
        return aggregate
                .lower()
                .map(lower -> Tree.of(ends ? "mustBeGreaterOrEqualTo" : "mustBeGreaterThan", lower))
                .orElseGet(() -> Tree.of(
                        ends ? "mustBeLessOrEqualTo" : "mustBeLessThan",
                        aggregate.upper().orElseThrow()));
    }

    /** The standard's own metrics, where one says the same. */
    private boolean library(Check check, Tree quality) {
        if (check.filter() != null || !onColumns(check)) {
            return false;
        }
        RuleValues properties = new RuleValues(check);
        boolean single = check.fields().size() == 1;
        return switch (check.rule()) {
            case "notNull" -> single && metric(quality, check, "nullValues", null);
            case "unique" ->
                check.complete()
                        && metric(
                                quality, check, "duplicateValues", single ? null : Tree.of("properties", names(check)));
            case "expectedValues" ->
                single
                        && !properties.list("list").isEmpty()
                        && metric(quality, check, "invalidValues", Tree.of("validValues", properties.list("list")));
            case "matchesPattern" ->
                single
                        && properties
                                .text("pattern")
                                .map(p -> metric(quality, check, "invalidValues", Tree.of("pattern", whole(p))))
                                .orElse(false);
            default -> false;
        };
    }

    private static String whole(String pattern) {
        return WholePattern.of(pattern);
    }

    private List<String> names(Check check) {
        return check.fields().stream()
                .map(f -> container.column(f).map(Column::name).orElse(f))
                .toList();
    }

    private static boolean metric(Tree quality, Check check, String metric, @Nullable Tree arguments) {
        quality.put("type", "library").put("metric", metric).putIfAny("arguments", arguments);
        if (check.complete()) {
            quality.put("mustBe", 0);
        } else {
            share(check).map().forEach(quality::put);
        }
        return true;
    }

    private static Tree property(String name, Object value) {
        return Tree.of("property", name).put("value", value);
    }
}
