package io.plumbline.exports.gx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Aggregate;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.CheckTree;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.OtherField;
import io.plumbline.exports.rule.Range;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.rule.SqlDialect;
import io.plumbline.exports.rule.Statements;
import io.plumbline.exports.rule.WholePattern;
import io.plumbline.exports.text.JsonText;
import io.plumbline.exports.text.Tree;

/**
 * A suite of Great Expectations 1.x as JSON. Where no expectation says the same, a query for unexpected rows does. What neither can
 * say stands in the suite's {@code meta}, under {@code plumbline.unmapped}, with the reason.
 */
public final class GreatExpectationsSuite {

    private final ExportedContainer container;

    private GreatExpectationsSuite(ExportedContainer container) {
        this.container = container;
    }

    public static String write(ExportedContainer container) {
        return JsonText.of(new GreatExpectationsSuite(container).suite().map());
    }

    private Tree suite() {
        List<Tree> expectations = new ArrayList<>();
        List<Tree> unmapped = new ArrayList<>();
        for (Check check : container.checks()) {
            List<Tree> found = expectations(check);
            if (found.isEmpty()) {
                unmapped.add(CheckTree.unmapped(check, reason(check)));
            }
            expectations.addAll(found);
        }
        Tree own = Tree.of("datastore", container.datastore())
                .put("container", container.name())
                .put("containerId", container.id())
                .put("unmapped", Tree.list(unmapped));
        return Tree.of("name", container.datastore() + "." + container.name())
                .put("expectations", Tree.list(expectations))
                .put("meta", Tree.of("great_expectations_version", "1.2.0").put("plumbline", own))
                .put("notes", container.comment());
    }

    private String reason(Check check) {
        String reason = RowCondition.of(check, container).reason();
        return reason.isEmpty() ? "no expectation says the same" : reason;
    }

    private List<Tree> expectations(Check check) {
        boolean onColumns = !check.fields().isEmpty()
                && check.fields().stream().allMatch(f -> container.column(f).isPresent());
        if (onColumns && (check.filter() == null || container.dialect() == SqlDialect.SPARK)) {
            boolean tolerant = new RuleValues(check).value("comparators").isPresent();
            List<Tree> own = tolerant ? List.of() : own(check);
            if (!own.isEmpty()) {
                return own;
            }
        }
        return RowCondition.of(check, container)
                .sql()
                .flatMap(sql -> query(check, sql))
                .map(List::of)
                .orElse(List.of());
    }

    /** The library's own expectations. */
    private List<Tree> own(Check check) {
        RuleValues properties = new RuleValues(check);
        return switch (check.rule()) {
            case "notNull" ->
                check.fields().stream()
                        .map(f -> column(check, "expect_column_values_to_not_be_null", f, new Tree()))
                        .toList();
            case "expectedValues" -> {
                List<Object> list = properties.list("list");
                yield list.isEmpty()
                        ? List.of()
                        : one(check, "expect_column_values_to_be_in_set", Tree.of("value_set", list));
            }
            case "matchesPattern" ->
                properties
                        .text("pattern")
                        .map(p ->
                                one(check, "expect_column_values_to_match_regex", Tree.of("regex", WholePattern.of(p))))
                        .orElse(List.of());
            case "unique" -> unique(check);
            case "minLength" -> lengths(check, "min_value", properties);
            case "maxLength" -> lengths(check, "max_value", properties);
            case "greaterThanField" -> pair(check, properties, false);
            case "lessThanField" -> pair(check, properties, true);
            case "equalToField" -> equal(check);
            case "requiredValues" -> {
                List<Object> list = properties.list("list");
                yield list.isEmpty() || !check.complete()
                        ? List.of()
                        : one(check, "expect_column_distinct_values_to_contain_set", Tree.of("value_set", list));
            }
            default ->
                Range.of(check)
                        .filter(Range::numeric)
                        .map(range -> one(check, "expect_column_values_to_be_between", between(range)))
                        .or(() -> Aggregate.of(check).flatMap(a -> aggregate(check, a)))
                        .orElse(List.of());
        };
    }

    private List<Tree> one(Check check, String type, Tree kwargs) {
        return List.of(column(check, type, check.field(), kwargs));
    }

    private Tree column(Check check, String type, String field, Tree kwargs) {
        Tree all = Tree.of("column", name(field));
        all.map().putAll(kwargs.map());
        return expectation(check, type, mostly(check, all));
    }

    private List<Tree> unique(Check check) {
        if (check.fields().size() == 1) {
            return one(check, "expect_column_values_to_be_unique", new Tree());
        }
        Tree kwargs = Tree.of(
                        "column_list", check.fields().stream().map(this::name).toList())
                .put("ignore_row_if", "any_value_is_missing");
        return List.of(expectation(check, "expect_compound_columns_to_be_unique", mostly(check, kwargs)));
    }

    private List<Tree> lengths(Check check, String bound, RuleValues properties) {
        return properties
                .number("value", "length", "min", "max")
                .map(n -> one(check, "expect_column_value_lengths_to_be_between", Tree.of(bound, n)))
                .orElse(List.of());
    }

    private List<Tree> pair(Check check, RuleValues properties, boolean swapped) {
        return OtherField.of(check)
                .filter(f -> container.column(f).isPresent())
                .map(other -> Tree.of("column_A", name(swapped ? other : check.field()))
                        .put("column_B", name(swapped ? check.field() : other))
                        .put("or_equal", properties.truth(false, "inclusive"))
                        .put("ignore_row_if", "either_value_is_missing"))
                .map(kwargs -> List.of(
                        expectation(check, "expect_column_pair_values_a_to_be_greater_than_b", mostly(check, kwargs))))
                .orElse(List.of());
    }

    private List<Tree> equal(Check check) {
        return OtherField.of(check)
                .filter(f -> container.column(f).isPresent())
                .map(other -> Tree.of("column_A", name(check.field()))
                        .put("column_B", name(other))
                        .put("ignore_row_if", "either_value_is_missing"))
                .map(kwargs ->
                        List.of(expectation(check, "expect_column_pair_values_to_be_equal", mostly(check, kwargs))))
                .orElse(List.of());
    }

    private static Tree between(Range range) {
        Tree kwargs = new Tree();
        range.lower().ifPresent(min -> bound(kwargs, "min", min, range.includesMin()));
        range.upper().ifPresent(max -> bound(kwargs, "max", max, range.includesMax()));
        return kwargs;
    }

    private static void bound(Tree kwargs, String end, BigDecimal value, boolean inclusive) {
        kwargs.put(end + "_value", value);
        if (!inclusive) {
            kwargs.put("strict_" + end, true);
        }
    }

    /** Expectations of a figure over all rows know no share of them, and refuse {@code mostly}. */
    private Optional<List<Tree>> aggregate(Check check, Aggregate aggregate) {
        if (!check.complete()) {
            return Optional.empty();
        }
        String type = switch (aggregate.function()) {
            case "sum" -> "expect_column_sum_to_be_between";
            case "min" -> "expect_column_min_to_be_between";
            case "max" -> "expect_column_max_to_be_between";
            default -> "expect_column_unique_value_count_to_be_between";
        };
        Tree kwargs = new Tree();
        aggregate.lower().ifPresent(min -> bound(kwargs, "min", min, aggregate.includesEnds()));
        aggregate.upper().ifPresent(max -> bound(kwargs, "max", max, aggregate.includesEnds()));
        return Optional.of(one(check, type, kwargs));
    }

    private Optional<Tree> query(Check check, String condition) {
        String batch = placeholder(condition + check.filter());
        String sql = check.complete()
                ? "SELECT * FROM " + batch + " WHERE " + Statements.failing(check, condition)
                : Statements.tooMany(check, condition, batch);
        // The library formats the text, so braces are doubled, and then hands it to SQLAlchemy.
        String braces = sql.replace("{", "{{").replace("}", "}}");
        Optional<String> escaped = container.dialect().isSpark() ? Optional.of(braces) : SqlAlchemyText.of(braces);
        return escaped.map(query -> expectation(
                check,
                "unexpected_rows_expectation",
                Tree.of("unexpected_rows_query", query.replace(batch, "{batch}"))));
    }

    /** Stands for the batch while braces are doubled; occurs nowhere in the check. */
    private static String placeholder(String words) {
        String placeholder = "\uE000";
        while (words.contains(placeholder)) {
            placeholder += "\uE000";
        }
        return placeholder;
    }

    private static Tree mostly(Check check, Tree kwargs) {
        return check.complete() ? kwargs : kwargs.put("mostly", check.coverage());
    }

    private Tree expectation(Check check, String type, Tree kwargs) {
        boolean filtered = check.filter() != null && !kwargs.map().containsKey("unexpected_rows_query");
        if (filtered) {
            kwargs.put("row_condition", check.filter()).put("condition_parser", "spark");
        }
        return Tree.of("type", type)
                .put("kwargs", kwargs)
                .put("meta", meta(check))
                .put("description", check.description());
    }

    private static Map<String, @Nullable Object> meta(Check check) {
        return Tree.of("plumbline", CheckTree.of(check)).map();
    }

    private String name(String path) {
        return container.column(path).map(Column::name).orElse(path);
    }
}
