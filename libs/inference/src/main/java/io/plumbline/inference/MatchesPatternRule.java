package io.plumbline.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.ValueClass;

/** Every value is of one known format. Patterns that are learnt from the data come with a later level. */
final class MatchesPatternRule implements FieldRule {
    private static final Map<ValueClass, String> PATTERNS = Map.of(
            ValueClass.UUID, "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            ValueClass.EMAIL, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
            ValueClass.URL, "(?i)(https?|ftp)://[^\\s/?#]+\\S*");

    @Override
    public RuleName name() {
        return RuleName.MATCHES_PATTERN;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, InferenceOptions options) {
        if (subject.type() != ProfiledType.STRING
                || subject.number(MetricName.DISTINCT_COUNT).doubleValue() < Thresholds.MIN_DISTINCT_FOR_RANGE) {
            return Optional.empty();
        }
        TextState texts = subject.state().texts().orElseThrow();
        return PATTERNS.keySet().stream()
                .filter(format -> texts.count(format) == subject.nonNull())
                .findFirst()
                .map(format -> check(subject, format, options));
    }

    private InferredCheck check(Subject subject, ValueClass format, InferenceOptions options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("pattern", PATTERNS.getOrDefault(format, ".*"));
        properties.put("format", format.key());
        return check(
                subject.field(),
                properties,
                subject.noneOf("of another format", "Known format: " + format.key() + ".", options),
                subject.field().path() + " has the format " + format.key());
    }
}
