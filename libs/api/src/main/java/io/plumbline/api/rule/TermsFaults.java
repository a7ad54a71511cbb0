package io.plumbline.api.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.ProblemDetail;
import io.plumbline.events.model.CheckTerms;

/** What is wrong with what a check demands, by its rule. Looks at no data and at no container. */
public final class TermsFaults {

    private static final int MOST_VALUES = 1_000;
    private static final int MOST_SCHEMA_FIELDS = 5_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_PATTERN = 2_000;
    private static final int MOST_FIELDS = 100;
    private static final int SHOWN = 80;

    private final RuleSpec rule;
    private final List<ProblemDetail> faults = new ArrayList<>();

    private TermsFaults(RuleSpec rule) {
        this.rule = rule;
    }

    /**
     * One entry for each fault; empty if there is none.
     *
     * @param fields of a new check; null of one that is changed, whose fields stay
     * @param present the properties as they are, which may stay whatever they are; empty for a new check
     */
    public static List<ProblemDetail> of(
            RuleSpec rule, @Nullable List<String> fields, CheckTerms terms, Map<String, Object> present) {
        TermsFaults faults = new TermsFaults(rule);
        if (fields != null) {
            faults.fields(fields);
        }
        faults.properties(terms.properties(), present);
        if (!(terms.coverage() > 0 && terms.coverage() <= 1)) {
            faults.wrong("coverage", terms.coverage(), "more than 0, at most 1");
        } else if (!terms.full() && !rule.coverage()) {
            faults.wrong("coverage", terms.coverage(), "1, as " + rule.key() + " speaks of all rows together");
        }
        if (terms.filter() != null && !rule.filter()) {
            faults.wrong("filter", "given", "absent, as " + rule.key() + " speaks of the container as a whole");
        }
        return faults.faults;
    }

    private void fields(List<String> fields) {
        if (new HashSet<>(fields).size() < fields.size()) {
            wrong("fields", "a field twice", "each once");
        }
        switch (rule.scope()) {
            case FIELD -> {
                if (fields.size() != 1) {
                    wrong("fields", fields.size() + " fields", "one field");
                }
            }
            case FIELDS -> {
                if (fields.size() < rule.leastFields() || fields.size() > MOST_FIELDS) {
                    wrong("fields", fields.size() + " fields", rule.leastFields() + " to " + MOST_FIELDS);
                }
            }
            case EXPRESSION, CONTAINER -> {
                if (!fields.isEmpty()) {
                    wrong("fields", fields.size() + " fields", "none, as " + rule.key() + " names no fields");
                }
            }
        }
    }

    private void properties(Map<String, Object> given, Map<String, Object> present) {
        Map<String, Object> left = new HashMap<>(given);
        for (RuleProperty property : rule.properties()) {
            Object value = left.remove(property.name());
            if (value == null) {
                if (property.required()) {
                    wrong("properties/" + property.name(), "absent", property.words());
                }
            } else if (!value.equals(present.get(property.name())) && !fits(property, value)) {
                wrong("properties/" + property.name(), value, property.words());
            }
        }
        left.forEach((name, value) -> {
            if (!value.equals(present.get(name))) {
                String known = rule.properties().isEmpty()
                        ? "no properties"
                        : "one of "
                                + String.join(
                                        ", ",
                                        rule.properties().stream()
                                                .map(RuleProperty::name)
                                                .toList());
                wrong("properties/" + name, "unknown property", known);
            }
        });
        if (!rule.atLeastOne().isEmpty() && rule.atLeastOne().stream().noneMatch(given::containsKey)) {
            wrong("properties", "none of " + String.join(", ", rule.atLeastOne()), "at least one of them");
        }
        ordered(given, "min", "max");
        ordered(given, "minSize", "maxSize");
    }

    private void ordered(Map<String, Object> given, String least, String most) {
        boolean wrongWay = false;
        if (given.get(least) instanceof Number low && given.get(most) instanceof Number high) {
            wrongWay = low.doubleValue() > high.doubleValue();
        } else if (given.get(least) instanceof String low && given.get(most) instanceof String high) {
            wrongWay = moment(low).flatMap(l -> moment(high).map(l::isAfter)).orElse(false);
        }
        if (wrongWay) {
            wrong("properties/" + most, given.get(most), "at least " + least + ", " + given.get(least));
        }
    }

    private static boolean fits(RuleProperty property, Object value) {
        return switch (property.type()) {
            case NUMBER -> number(value);
            case WHOLE_NUMBER ->
                (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0;
            case FLAG -> value instanceof Boolean;
            case TEXT, EXPRESSION, FIELD -> text(value, LONGEST_TEXT);
            case PATTERN -> text(value, LONGEST_PATTERN) && compiles((String) value);
            case MOMENT -> value instanceof String text && moment(text).isPresent();
            case VALUE -> scalar(value);
            case VALUES ->
                list(value, MOST_VALUES) && ((List<?>) value).stream().allMatch(TermsFaults::scalar);
            case TEXTS -> list(value, MOST_VALUES) && ((List<?>) value).stream().allMatch(v -> text(v, LONGEST_TEXT));
            case CHOICE -> value instanceof String text && property.choices().contains(text);
            case CHOICES -> list(value, property.choices().size()) && within(property.choices(), (List<?>) value);
            case DATASTORE_ID -> value instanceof String text && text.matches("ds_[a-z0-9]{16}");
            case CONTAINER_ID -> value instanceof String text && text.matches("ct_[a-z0-9]{16}");
            case OBJECT -> value instanceof Map;
            case SCHEMA ->
                list(value, MOST_SCHEMA_FIELDS) && ((List<?>) value).stream().allMatch(TermsFaults::field);
        };
    }

    private static boolean within(List<String> choices, List<?> values) {
        Set<Object> seen = new HashSet<>();
        return values.stream().allMatch(v -> v instanceof String text && choices.contains(text) && seen.add(text));
    }

    private static boolean field(Object value) {
        return value instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && !name.isEmpty()
                && map.get("type") instanceof String type
                && !type.isEmpty()
                && map.size() == 2;
    }

    private static boolean list(Object value, int most) {
        return value instanceof List<?> list && !list.isEmpty() && list.size() <= most;
    }

    private static boolean scalar(@Nullable Object value) {
        return value instanceof Boolean
                || number(value)
                || (value instanceof String text && text.length() <= LONGEST_TEXT);
    }

    /** One that every part of the way keeps as it is: of 64 bits. */
    private static boolean number(@Nullable Object value) {
        return value instanceof Integer
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number))
                || (value instanceof Float other && Float.isFinite(other));
    }

    private static boolean text(@Nullable Object value, int longest) {
        return value instanceof String text && !text.isBlank() && text.length() <= longest;
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The moment that a text means, dates at their beginning, in UTC where it names no offset; empty if it means none. */
    private static Optional<Instant> moment(String text) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        List<Function<String, Instant>> readings = List.of(
                t -> OffsetDateTime.parse(t).toInstant(),
                t -> LocalDateTime.parse(t).toInstant(java.time.ZoneOffset.UTC),
                t -> LocalDate.parse(t).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        return readings.stream().flatMap(r -> read(iso, r).stream()).findFirst();
    }

    /** Empty if the text isn't written so. */
    private static Optional<Instant> read(String iso, Function<String, Instant> reading) {
        try {
            return Optional.of(reading.apply(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void wrong(String path, @Nullable Object given, String expected) {
        String name = path.substring(path.indexOf('/') + 1);
        String at = path.contains("/") ? "properties/" + name.replace("~", "~0").replace("/", "~1") : path;
        faults.add(new ProblemDetail("/" + at, path + ": " + shown(given) + " (expected: " + expected + ")"));
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        } else if (value instanceof List) {
            return "a list";
        }
        StringBuilder shown = new StringBuilder();
        String.valueOf(value)
                .codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
