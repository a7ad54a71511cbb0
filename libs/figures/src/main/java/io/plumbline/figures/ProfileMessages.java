package io.plumbline.figures;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.Distribution;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.TopValue;
import io.plumbline.inference.Evidence;
import io.plumbline.statistics.metric.Histogram;

/** What the engine measured, in the words of messages. */
public final class ProfileMessages {

    private static final int LONGEST_TOP_VALUE = 256;
    /** Of all values that are shown of one field: more of them are shown shorter, so that they fit into a message. */
    private static final int MOST_CHARACTERS = 25_600;

    private ProfileMessages() {}

    /** A field with its state, for storing. */
    public static FieldProfile fieldOf(io.plumbline.statistics.metric.FieldProfile field) {
        return new FieldProfile(
                field.ordinal(),
                field.path(),
                field.sparkType(),
                field.profiledType().name(),
                field.metrics().stream().map(ProfileMessages::metricOf).toList(),
                topValuesOf(field.topValues()),
                field.histogram().map(ProfileMessages::bucketsOf).orElse(List.of()),
                field.typeShares(),
                distributionsOf(field.distributions()),
                Base64.getEncoder().encodeToString(field.stateBytes()));
    }

    /** A check with its evidence. */
    public static InferredCheck checkOf(io.plumbline.inference.InferredCheck check) {
        return new InferredCheck(
                check.rule(),
                check.fields(),
                withoutNulls(check.properties()),
                check.coverage(),
                check.level(),
                check.description(),
                evidenceOf(check.evidence()));
    }

    private static Metric metricOf(io.plumbline.statistics.metric.Metric metric) {
        return new Metric(
                metric.name(),
                kindOf(metric.kind()),
                metric.value().orElse(null),
                metric.exact(),
                metric.lower().orElse(null),
                metric.upper().orElse(null),
                metric.bound().orElse(null),
                metric.absentReason().map(Enum::name).orElse(null));
    }

    private static MetricKind kindOf(io.plumbline.statistics.metric.MetricKind kind) {
        return switch (kind) {
            case INTEGER -> MetricKind.INTEGER;
            case DECIMAL -> MetricKind.DECIMAL;
            case TEXT -> MetricKind.TEXT;
            case DATE -> MetricKind.DATE;
            case TIMESTAMP -> MetricKind.TIMESTAMP;
            case BOOLEAN -> MetricKind.BOOLEAN;
        };
    }

    private static List<TopValue> topValuesOf(List<io.plumbline.statistics.metric.TopValue> values) {
        int longest = longest(values.size());
        return values.stream()
                .map(top -> new TopValue(cut(top.value(), longest), top.count(), top.countUpper()))
                .toList();
    }

    private static int longest(int values) {
        return Math.min(LONGEST_TOP_VALUE, MOST_CHARACTERS / Math.max(1, values));
    }

    private static Map<String, Distribution> distributionsOf(Map<String, Histogram> histograms) {
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        histograms.forEach((name, histogram) -> distributions.put(
                name,
                new Distribution(
                        histogram.kind().name(),
                        bucketsOf(histogram),
                        histogram.bound().orElse(null))));
        return distributions;
    }

    private static List<HistogramBucket> bucketsOf(Histogram histogram) {
        int longest = longest(histogram.buckets().size());
        return histogram.buckets().stream()
                .map(bucket ->
                        new HistogramBucket(cut(bucket.lower(), longest), cut(bucket.upper(), longest), bucket.count()))
                .toList();
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> properties) {
        Map<String, Object> present = new LinkedHashMap<>(properties);
        present.values().removeIf(value -> value == null);
        return present;
    }

    /** Interval, confidence and note each by itself, and in one line, as far as there are any. */
    private static CheckEvidence evidenceOf(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        if (evidence.lower().isPresent() || evidence.upper().isPresent()) {
            parts.add("[" + evidence.lower().orElse("-∞") + ", "
                    + evidence.upper().orElse("∞") + "]");
        }
        evidence.confidence().ifPresent(confidence -> parts.add("confidence " + confidence));
        if (!evidence.note().isBlank()) {
            parts.add(evidence.note());
        }
        return new CheckEvidence(
                evidence.rowsSeen(),
                evidence.nonNull(),
                evidence.method(),
                String.join("; ", parts),
                evidence.lower().orElse(null),
                evidence.upper().orElse(null),
                evidence.confidence().orElse(null),
                evidence.note().isBlank() ? null : evidence.note(),
                evidence.runId(),
                evidence.heldOut()
                        .map(test -> new CheckEvidence.HeldOutTest(test.fitted(), test.judged(), test.passed()))
                        .orElse(null),
                evidence.backTest().map(ProfileMessages::backTestOf).orElse(null));
    }

    private static CheckEvidence.BackTest backTestOf(Evidence.BackTest test) {
        return new CheckEvidence.BackTest(
                test.parts(),
                test.failed(),
                test.failedParts(),
                test.undecided(),
                test.forwardParts(),
                test.forwardFailed());
    }

    /** At most so many characters, never half of one. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
