package io.plumbline.inference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.SizeState;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.ValueClass;
import io.plumbline.statistics.state.ValueCounts;

/**
 * Judges a check by the state of some rows, without reading them. Where the state doesn't tell exactly how many values break
 * the check, the judgement is a range; ranks from sketches hold at 99 % confidence.
 */
public final class CheckEvaluation {
    private CheckEvaluation() {}

    /**
     * How many values of the state break the check.
     *
     * @param now what counts as the present for {@code notFuture}
     * @return nothing judged when the state lacks the field, or the rule can't be judged by a state
     */
    public static Judgement judge(InferredCheck check, ContainerState state, Instant now) {
        return judge(check, new IndexedState(state), now);
    }

    static Judgement judge(InferredCheck check, IndexedState indexed, Instant now) {
        ContainerState state = indexed.state();
        Optional<RuleName> rule = RuleName.ofKey(check.rule());
        if (rule.isEmpty()) {
            return Judgement.NOTHING;
        }
        return switch (rule.get()) {
            case ANY_NOT_NULL -> anyNotNull(check, state);
            case MIN_PARTITION_SIZE ->
                size(state.rows() < number(check, "value").longValueExact());
            case MAX_PARTITION_SIZE ->
                size(state.rows() > number(check, "value").longValueExact());
            case TIME_DISTRIBUTION_SIZE, GREATER_THAN_FIELD, LESS_THAN_FIELD, EQUAL_TO_FIELD, EXISTS_IN, DATA_DIFF ->
                Judgement.NOTHING;
            default ->
                indexed.field(check.fields().get(0))
                        .filter(field -> field.failure().isEmpty())
                        .map(field -> judge(rule.get(), check, field, now))
                        .orElse(Judgement.NOTHING);
        };
    }

    private static Judgement size(boolean failed) {
        return Judgement.exactly(1, failed ? 1 : 0);
    }

    private static Judgement judge(RuleName rule, InferredCheck check, FieldState field, Instant now) {
        return switch (rule) {
            case NOT_NULL -> Judgement.exactly(field.rows(), field.nulls());
            case EXPECTED_VALUES -> outside(field, check);
            case NOT_NEGATIVE -> range(field, Optional.of(BigDecimal.ZERO), Optional.empty(), true, true);
            case NOT_FUTURE -> range(field, Optional.empty(), Optional.of(Times.units(now, field.shape())), true, true);
            case BETWEEN ->
                range(
                        field,
                        Optional.of(number(check, "min")),
                        Optional.of(number(check, "max")),
                        isIncluded(check, "inclusiveMin"),
                        isIncluded(check, "inclusiveMax"));
            case BETWEEN_TIMES ->
                range(
                        field,
                        Optional.of(time(check, "min", field)),
                        Optional.of(time(check, "max", field)),
                        true,
                        true);
            case AFTER_DATE_TIME ->
                range(field, Optional.of(time(check, "dateTime", field)), Optional.empty(), isInclusive(check), true);
            case BEFORE_DATE_TIME ->
                range(field, Optional.empty(), Optional.of(time(check, "dateTime", field)), true, isInclusive(check));
            case GREATER_THAN ->
                range(field, Optional.of(number(check, "value")), Optional.empty(), isInclusive(check), true);
            case LESS_THAN ->
                range(field, Optional.empty(), Optional.of(number(check, "value")), true, isInclusive(check));
            case UNIQUE -> field.distinct().map(d -> repeated(field, d)).orElse(Judgement.NOTHING);
            case MATCHES_PATTERN -> pattern(field, check);
            case MIN_LENGTH -> length(field, number(check, "value").longValueExact(), true);
            case MAX_LENGTH -> length(field, number(check, "value").longValueExact(), false);
            default -> Judgement.NOTHING;
        };
    }

    private static Judgement anyNotNull(InferredCheck check, ContainerState state) {
        List<FieldState> named = state.fields().stream()
                .filter(f -> check.fields().contains(f.shape().path()))
                .toList();
        if (named.size() < check.fields().size()) {
            return Judgement.NOTHING;
        }
        long most = named.stream().mapToLong(FieldState::nulls).min().orElse(0);
        long least = Math.min(most, state.blankRows());
        boolean all = named.size() == topLevel(state);
        return new Judgement(state.rows(), least, all ? least : most);
    }

    private static long topLevel(ContainerState state) {
        return state.fields().stream()
                .filter(f -> AnyNotNullRule.isTopLevel(f.shape().path()))
                .count();
    }

    private static Judgement range(
            FieldState field,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            boolean inclusiveMin,
            boolean inclusiveMax) {
        if (field.shape().type() == ProfiledType.STRING || field.present() == 0) {
            return Judgement.NOTHING;
        }
        Judgement below = min.map(limit -> FieldNumbers.beyond(field, limit, true, inclusiveMin))
                .orElse(Judgement.NOTHING);
        Judgement above = max.map(limit -> FieldNumbers.beyond(field, limit, false, inclusiveMax))
                .orElse(Judgement.NOTHING);
        long strange = FieldNumbers.notFinite(field);
        return new Judgement(
                field.present(),
                below.failedAtLeast() + above.failedAtLeast() + strange,
                below.failedAtMost() + above.failedAtMost() + strange);
    }

    private static Judgement outside(FieldState field, InferredCheck check) {
        Set<String> allowed = new HashSet<>();
        for (Object value : (List<?>) property(check, "list")) {
            allowed.add(value instanceof BigDecimal number ? plain(number) : value.toString());
        }
        Optional<Judgement> exact = field.textCounts().isPresent()
                ? field.textCounts()
                        .filter(ValueCounts::isExact)
                        .map(counts -> Judgement.exactly(
                                field.present(),
                                counts.all().stream()
                                        .filter(v -> !allowed.contains(v.value()))
                                        .mapToLong(ValueCounts.Entry::count)
                                        .sum()))
                : FieldNumbers.counted(field)
                        .map(values -> Judgement.exactly(
                                field.present(),
                                values.stream()
                                                .filter(v -> !allowed.contains(plain(v.value())))
                                                .mapToLong(ValueCounts.Entry::count)
                                                .sum()
                                        + FieldNumbers.notFinite(field)));
        return exact.orElseGet(() -> manyValues(field, allowed.size()));
    }

    /** There are too many different values to count, so more than any set has: at least the surplus is outside. */
    private static Judgement manyValues(FieldState field, int allowed) {
        long surplus = field.distinct()
                .map(d -> (long) Math.floor(d.lowerBound()) - allowed)
                .orElse(0L);
        return new Judgement(field.present(), Math.max(0, surplus), field.present());
    }

    private static Judgement repeated(FieldState field, DistinctState distinct) {
        long n = field.present();
        if (distinct.repetition() == DistinctState.Repetition.NONE) {
            return Judgement.exactly(n, 0);
        }
        Optional<Integer> different = field.longCounts().isPresent()
                ? field.longCounts().filter(ValueCounts::isExact).map(ValueCounts::distinct)
                : field.textCounts().filter(ValueCounts::isExact).map(ValueCounts::distinct);
        if (different.isPresent()) {
            return Judgement.exactly(n, n - different.get());
        }
        boolean seen = distinct.repetition() == DistinctState.Repetition.SEEN;
        long surelyRepeated = Math.max(seen ? 1 : 0, n - (long) Math.ceil(distinct.upperBound()));
        long most = Math.max(surelyRepeated, n - (long) Math.floor(distinct.lowerBound()));
        return new Judgement(n, surelyRepeated, most);
    }

    private static Judgement pattern(FieldState field, InferredCheck check) {
        Optional<TextState> texts = field.texts();
        if (texts.isEmpty() || field.present() == 0) {
            return Judgement.NOTHING;
        }
        Object format = check.properties().get("format");
        for (ValueClass known : ValueClass.values()) {
            if (known.key().equals(format)) {
                return Judgement.exactly(
                        field.present(), field.present() - texts.get().count(known));
            }
        }
        Pattern pattern = Pattern.compile(property(check, "pattern").toString());
        boolean whole = !texts.get().cut();
        return field.textCounts()
                .filter(counts -> counts.isExact() && whole)
                .map(counts -> Judgement.exactly(
                        field.present(),
                        counts.all().stream()
                                .filter(v -> !pattern.matcher(v.value()).matches())
                                .mapToLong(ValueCounts.Entry::count)
                                .sum()))
                .orElseGet(() -> TextForm.parse(pattern.pattern())
                        .map(form -> form.judge(field))
                        .orElse(Judgement.unknown(field.present())));
    }

    private static Judgement length(FieldState field, long limit, boolean shortest) {
        SizeState sizes = field.sizes().orElse(null);
        if (sizes == null || sizes.count() == 0) {
            return Judgement.NOTHING;
        }
        boolean holds = shortest ? sizes.min() >= limit : sizes.max() <= limit;
        if (holds) {
            return Judgement.exactly(field.present(), 0);
        }
        boolean whole = field.texts().map(t -> !t.cut()).orElse(false);
        return field.textCounts()
                .filter(counts -> counts.isExact() && whole)
                .map(counts -> Judgement.exactly(
                        field.present(),
                        counts.all().stream()
                                .filter(v -> shortest ? characters(v) < limit : characters(v) > limit)
                                .mapToLong(ValueCounts.Entry::count)
                                .sum()))
                .orElse(new Judgement(field.present(), 1, field.present()));
    }

    private static int characters(ValueCounts.Entry<String> entry) {
        return entry.value().codePointCount(0, entry.value().length());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Object property(InferredCheck check, String name) {
        Object value = check.properties().get(name);
        if (value == null) {
            throw new IllegalArgumentException(check.rule() + "." + name + ": absent (expected: a value)");
        }
        return value;
    }

    private static BigDecimal number(InferredCheck check, String name) {
        return new BigDecimal(property(check, name).toString());
    }

    private static BigDecimal time(InferredCheck check, String name, FieldState field) {
        return Times.units(property(check, name).toString(), field.shape());
    }

    /** The ends of a range belong to it unless said otherwise. */
    private static boolean isIncluded(InferredCheck check, String name) {
        return !Boolean.FALSE.equals(check.properties().get(name));
    }

    /** A limit on one side isn't allowed itself unless said otherwise. */
    private static boolean isInclusive(InferredCheck check) {
        return Boolean.TRUE.equals(check.properties().get("inclusive"));
    }
}
