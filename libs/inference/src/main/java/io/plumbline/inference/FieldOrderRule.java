package io.plumbline.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.QuantileState;

/**
 * Two fields of each row stand in one order, or are equal, where chance would have broken it: where the fields' ranges overlap
 * so much that independent values would often be the other way round. Times are compared with times; numbers only where they are
 * measures that go together. What follows from two other orders isn't said again.
 */
final class FieldOrderRule implements Rule {
    private static final int RANKS = 100;

    private record Proposal(PairFinding pair, RuleName rule, boolean inclusive, double expected) {
        String smaller() {
            return rule == RuleName.LESS_THAN_FIELD ? pair.left() : pair.right();
        }

        String larger() {
            return rule == RuleName.LESS_THAN_FIELD ? pair.right() : pair.left();
        }
    }

    @Override
    public RuleName name() {
        return RuleName.LESS_THAN_FIELD;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        List<Proposal> proposals = new ArrayList<>();
        for (PairFinding pair : basis.pairs()) {
            Optional<Subject> left = subject(basis, pair.left());
            Optional<Subject> right = subject(basis, pair.right());
            if (pair.compared() >= Thresholds.MIN_SUPPORT && left.isPresent() && right.isPresent()) {
                proposal(pair, left.get(), right.get()).ifPresent(proposals::add);
            }
        }
        return proposals.stream()
                .filter(p -> p.rule() == RuleName.EQUAL_TO_FIELD || !follows(p, proposals))
                .map(p -> check(p, basis.options()))
                .toList();
    }

    private static Optional<Subject> subject(Basis basis, String path) {
        return basis.profile()
                .field(path)
                .filter(field -> field.failure().isEmpty())
                .map(Subject::new);
    }

    private static Optional<Proposal> proposal(PairFinding pair, Subject left, Subject right) {
        if (pair.equal() == pair.compared()) {
            double likeliest = Math.max(mostFrequent(left.field()), mostFrequent(right.field()));
            double expected = pair.compared() * (1 - likeliest);
            return expected >= Thresholds.MIN_EXPECTED_REPETITIONS
                    ? Optional.of(new Proposal(pair, RuleName.EQUAL_TO_FIELD, true, expected))
                    : Optional.empty();
        }
        if (!isComparable(pair, left, right) || (pair.less() > 0 && pair.greater() > 0)) {
            return Optional.empty();
        }
        boolean less = pair.greater() == 0;
        Optional<Double> otherWay = less ? chanceOfGreater(left, right) : chanceOfGreater(right, left);
        double expected = otherWay.orElse(0.0) * pair.compared();
        if (expected < Thresholds.MIN_EXPECTED_REPETITIONS) {
            return Optional.empty();
        }
        boolean strict =
                pair.equal() == 0 && pair.compared() >= Thresholds.MIN_FOR_STRICT && isWhole(left) && isWhole(right);
        return Optional.of(
                new Proposal(pair, less ? RuleName.LESS_THAN_FIELD : RuleName.GREATER_THAN_FIELD, !strict, expected));
    }

    private static boolean isComparable(PairFinding pair, Subject left, Subject right) {
        if (left.isTime() && right.isTime()) {
            return true;
        }
        return isMeasure(left) && isMeasure(right) && pair.correlation().orElse(0.0) >= Thresholds.MIN_CORRELATION;
    }

    private static boolean isMeasure(Subject subject) {
        return subject.isNumber()
                && !subject.isIdentifier()
                && subject.has(MetricName.DISTINCT_COUNT)
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_RANGE;
    }

    /** Days and integers, of which equal ones would have shown. */
    private static boolean isWhole(Subject subject) {
        return subject.type() == ProfiledType.INTEGRAL || subject.type() == ProfiledType.DATE;
    }

    private static double mostFrequent(FieldProfile field) {
        return field.topValues().isEmpty() ? 0 : field.topValues().get(0).share();
    }

    /** How likely a value of a is above one of b when they have nothing to do with each other. */
    private static Optional<Double> chanceOfGreater(Subject a, Subject b) {
        Optional<QuantileState> first = a.state().quantiles().filter(q -> !q.isEmpty());
        Optional<QuantileState> second = b.state().quantiles().filter(q -> !q.isEmpty());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        int greater = 0;
        for (int i = 0; i < RANKS; i++) {
            double value = first.get().quantile((i + 0.5) / RANKS);
            for (int j = 0; j < RANKS; j++) {
                greater += value > second.get().quantile((j + 0.5) / RANKS) ? 1 : 0;
            }
        }
        return Optional.of((double) greater / (RANKS * RANKS));
    }

    /** a ≤ c where there are a ≤ b and b ≤ c. */
    private static boolean follows(Proposal proposal, List<Proposal> all) {
        return all.stream()
                .filter(first -> first.rule() != RuleName.EQUAL_TO_FIELD
                        && first.smaller().equals(proposal.smaller())
                        && !first.larger().equals(proposal.larger()))
                .anyMatch(first -> all.stream()
                        .anyMatch(second -> second.rule() != RuleName.EQUAL_TO_FIELD
                                && second.smaller().equals(first.larger())
                                && second.larger().equals(proposal.larger())));
    }

    private static InferredCheck check(Proposal proposal, InferenceOptions options) {
        PairFinding pair = proposal.pair();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("fieldName", pair.right());
        if (proposal.rule() != RuleName.EQUAL_TO_FIELD) {
            properties.put("inclusive", proposal.inclusive());
        }
        Evidence evidence = new Evidence(
                pair.rows(),
                pair.compared(),
                "0 of " + pair.compared() + (pair.sampled() ? " sampled" : "")
                        + " rows the other way; independent values would be so in about "
                        + Math.round(proposal.expected())
                        + "; upper bound 1 - 0.05^(1/n) of their share (rule of three: 3/n)",
                Optional.of("0"),
                Optional.of(Bounds.share(Bounds.zeroOf(pair.compared()))),
                Optional.of(Thresholds.CONFIDENCE),
                "Less " + pair.less() + ", equal " + pair.equal() + ", greater " + pair.greater()
                        + "; one of them null in " + (pair.leftOnly() + pair.rightOnly()) + " rows.",
                options.runId());
        String words = switch (proposal.rule()) {
            case EQUAL_TO_FIELD -> " is equal to ";
            case LESS_THAN_FIELD -> proposal.inclusive() ? " is not above " : " is below ";
            default -> proposal.inclusive() ? " is not below " : " is above ";
        };
        return new InferredCheck(
                proposal.rule().key(),
                List.of(pair.left()),
                properties,
                1.0,
                evidence,
                proposal.rule().level(),
                pair.left() + words + pair.right());
    }
}
