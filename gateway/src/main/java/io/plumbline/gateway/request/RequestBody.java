package io.plumbline.gateway.request;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.ProblemDetail;

/**
 * A JSON object that a caller sent, read field by field. Collects everything that is wrong with it; {@link #check()}
 * refuses it if anything is. A field that is null counts as absent.
 */
public final class RequestBody {
    private static final int SHOWN = 80;
    private static final int LAST_YEAR = 9999;

    private final Map<String, Object> fields;
    private final List<ProblemDetail> problems = new ArrayList<>();

    public RequestBody(Map<String, Object> fields) {
        this.fields = fields;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A text that must be there, not blank, of at most that many characters, without control characters. */
    public String requiredText(String name, int max) {
        Optional<String> text = text(name, max);
        if (text.isPresent() && (text.get().isBlank() || text.get().chars().anyMatch(Character::isISOControl))) {
            wrong(name, text.get().isBlank() ? "blank" : text.get(), textOf(max) + ", not blank, in one line");
        } else if (text.isEmpty() && fields.get(name) == null) {
            wrong(name, "absent", textOf(max));
        }
        return text.orElse("");
    }

    /** A secret that must be there. Empty if absent or wrong, and never shown in either case. */
    public String requiredSecret(String name, int max) {
        Object value = fields.get(name);
        if (value instanceof String text && !text.isBlank() && text.length() <= max && !unprintable(text)) {
            return text;
        }
        wrong(name, value == null ? "absent" : "not usable", textOf(max) + ", not blank");
        return "";
    }

    /** A constant that must be there, without regard to case. Empty if absent or wrong. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        Object value = fields.get(name);
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        value instanceof String text && constant.name().equalsIgnoreCase(text))
                .findFirst();
        if (found.isEmpty()) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            wrong(name, value == null ? "absent" : value, "one of " + known);
        }
        return found;
    }

    /** A text of at most that many characters. Empty if absent or wrong. */
    public Optional<String> text(String name, int max) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.length() > max || unprintable(text)) {
            wrong(name, value, textOf(max));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    public boolean flag(String name, boolean fallback) {
        Object value = fields.get(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            wrong(name, value, "true or false");
        }
        return fallback;
    }

    /** A whole number within the bounds, both included. Empty if absent or wrong. */
    public OptionalLong wholeNumber(String name, long min, long max) {
        Object value = fields.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        if (!whole || ((Number) value).longValue() < min || ((Number) value).longValue() > max) {
            wrong(name, value, "a whole number from " + min + " to " + max);
            return OptionalLong.empty();
        }
        return OptionalLong.of(((Number) value).longValue());
    }

    /** A number that must be there, more than 0 and at most 1. Empty if absent or wrong. */
    public Optional<Double> share(String name) {
        Object value = fields.get(name);
        if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1) {
            return Optional.of(number.doubleValue());
        }
        wrong(name, value == null ? "absent" : value, "a number more than 0, at most 1");
        return Optional.empty();
    }

    /** Any number. Empty if absent or wrong. */
    public Optional<BigDecimal> number(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean finite = value instanceof Number number && Double.isFinite(number.doubleValue());
        if (!finite) {
            wrong(name, value, "a number");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(value.toString()));
    }

    /** A moment, to the millisecond. Empty if absent or wrong. */
    public Optional<Instant> moment(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            Instant moment =
                    OffsetDateTime.parse(String.valueOf(value)).toInstant().truncatedTo(ChronoUnit.MILLIS);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= LAST_YEAR) {
                return Optional.of(moment);
            }
            wrong(name, value, "a year from 0001 to " + LAST_YEAR);
        } catch (DateTimeException e) {
            wrong(name, value, "a moment with its zone, such as 2026-01-31T12:00:00Z");
        }
        return Optional.empty();
    }

    /** An object as it was sent. Empty if absent or wrong. */
    @SuppressWarnings("unchecked") // JSON objects have text keys
    public Optional<Map<String, Object>> object(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map)) {
            // Not shown: what stands in the place of an object may be its secret.
            wrong(name, value instanceof List ? value : "not an object", "an object");
            return Optional.empty();
        }
        return Optional.of(new LinkedHashMap<>((Map<String, Object>) value));
    }

    /** A list of at most that many texts. Empty if absent or wrong. */
    public List<String> texts(String name, int max) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)
                || list.size() > max
                || !list.stream().allMatch(String.class::isInstance)) {
            wrong(name, value, "a list of at most " + max + " texts");
            return List.of();
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** A list of at most that many lists, each of 1 to {@code maxInside} different texts. Empty if absent or wrong. */
    public List<List<String>> textLists(String name, int max, int maxInside) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        List<List<String>> lists = new ArrayList<>();
        if (value instanceof List<?> list && list.size() <= max) {
            for (Object inside : list) {
                if (inside instanceof List<?> texts
                        && !texts.isEmpty()
                        && texts.size() <= maxInside
                        && texts.stream().allMatch(String.class::isInstance)
                        && texts.stream().distinct().count() == texts.size()) {
                    lists.add(texts.stream().map(String.class::cast).toList());
                }
            }
            if (lists.size() == list.size()) {
                return lists;
            }
        }
        wrong(name, value, "a list of at most " + max + " lists, each of 1 to " + maxInside + " different texts");
        return List.of();
    }

    /** Everything beside these names is wrong. */
    public void refuseOthers(Set<String> known) {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> add(
                        "/" + escaped(name),
                        shown(name) + ": unknown field (expected: one of "
                                + String.join(", ", known.stream().sorted().toList()) + ")"));
    }

    /** Notes a fault that the caller of this class found. */
    public void wrong(String name, @Nullable Object given, String expected) {
        add("/" + escaped(name), name + ": " + shown(given) + " (expected: " + expected + ")");
    }

    public void add(String pointer, String detail) {
        problems.add(new ProblemDetail(pointer, detail));
    }

    /** Takes over the faults of a part of this object. @param pointer where the part is */
    public void collect(RequestBody part, String pointer) {
        part.problems.forEach(fault -> add(pointer + fault.pointer(), fault.detail()));
    }

    /** @throws InvalidRequestException if anything was wrong */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }

    /** A JSON pointer's spelling of a name. */
    public static String escaped(String name) {
        return shown(name.replace("~", "~0").replace("/", "~1"));
    }

    private static String textOf(int max) {
        return "a text of at most " + max + " characters, without control characters";
    }

    private static boolean unprintable(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
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
