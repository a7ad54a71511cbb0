package io.plumbline.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.ValueClass;

/** Every value is of one known format. What forms the data itself shows, {@link LearntPatternRule} says. */
final class MatchesPatternRule implements FieldRule {
    private static final Map<ValueClass, String> PATTERNS = Map.of(
            ValueClass.UUID, "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            ValueClass.EMAIL, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
            ValueClass.URL, "(?i)(https?|ftp)://[^\\s/?#]+\\S*");

    @Override
    public RuleName name() {
        return RuleName.MATCHES_PATTERN;
    }

    /** The formats that are recognised. */
    static Set<ValueClass> formats() {
        return PATTERNS.keySet();
    }

    /** Texts, enough different ones to have a format. */
    static boolean isVaried(Subject subject) {
        return subject.type() == ProfiledType.STRING
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_RANGE;
    }

    static Map<String, Object> properties(ValueClass format) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("pattern", PATTERNS.getOrDefault(format, ".*"));
        properties.put("format", format.key());
        return properties;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        if (!isVaried(subject)) {
            return Optional.empty();
        }
        return knownFormat(subject).map(format -> check(subject, format, options));
    }

    static boolean hasKnownFormat(Subject subject) {
        return knownFormat(subject).isPresent();
    }

    private static Optional<ValueClass> knownFormat(Subject subject) {
        TextState texts = subject.state().texts().orElseThrow();
        return formats().stream()
                .filter(format -> texts.count(format) == subject.nonNull())
                .findFirst();
    }

    private InferredCheck check(Subject subject, ValueClass format, InferenceOptions options) {
        return check(
                subject.field(),
                properties(format),
                subject.noneOf("of another format", "Known format: " + format.key() + ".", options),
                subject.field().path() + " has the format " + format.key());
    }
}
