package io.plumbline.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.PatternCounts;
import io.plumbline.statistics.state.TextShapeState;
import io.plumbline.statistics.state.TextTrait;

/** Writes down what the texts of a field look like, from the counted patterns of its state. */
final class TextForms {
    private static final String DIGITS = "9+";

    private TextForms() {}

    /**
     * The regular expression that all texts match. Runs of digits are of one length where all are; letters are upper-case ones, as in
     * codes, or the same for all texts, as the least and the greatest one begin with them.
     *
     * @return empty if the texts differ too much, if not each of them was counted, or if they are words
     */
    static Optional<String> of(FieldState field) {
        TextShapeState shape = field.textShape().orElse(null);
        if (shape == null || !shape.patterns().isExact() || shape.count(TextTrait.NON_ASCII) > 0) {
            return Optional.empty();
        }
        Map<String, List<PatternCounts.Pattern>> forms = new LinkedHashMap<>();
        long counted = 0;
        for (PatternCounts.Pattern pattern : shape.patterns().top(PatternCounts.MOST_PATTERNS)) {
            counted += pattern.count();
            forms.computeIfAbsent(pattern.pattern().replaceAll(DIGITS, "9"), key -> new ArrayList<>())
                    .add(pattern);
        }
        if (forms.isEmpty() || forms.size() > Thresholds.MAX_TEXT_FORMS || counted < field.present()) {
            return Optional.empty();
        }
        String start = start(TextForm.sharedStart(field));
        List<String> alternatives = new ArrayList<>();
        for (List<PatternCounts.Pattern> form : forms.values()) {
            Optional<String> regex = isRare(form, counted) ? Optional.empty() : regex(form, start, forms.size() == 1);
            if (regex.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(regex.get());
        }
        return Optional.of(String.join("|", alternatives));
    }

    private static boolean isRare(List<PatternCounts.Pattern> form, long of) {
        long count = form.stream().mapToLong(PatternCounts.Pattern::count).sum();
        return count < Thresholds.MIN_COUNT_IN_SET || count < Thresholds.MIN_SHARE_OF_TEXT_FORM * of;
    }

    /** Up to the last lower-case letter before any digit: what is written in capitals alone is a code, whose letters may be others. */
    private static String start(String shared) {
        int end = 0;
        for (int i = 0; i < shared.length() && !Character.isDigit(shared.charAt(i)); i++) {
            end = Character.isLowerCase(shared.charAt(i)) ? i + 1 : end;
        }
        return shared.substring(0, end);
    }

    private static Optional<String> regex(List<PatternCounts.Pattern> form, String start, boolean only) {
        StringBuilder regex = new StringBuilder();
        start.chars().forEach(c -> regex.append(TextForm.literal((char) c)));
        String mask = form.get(0).pattern();
        int run = 0;
        int digits = 0;
        int capitals = 0;
        for (int i = start.length(); i < mask.length(); ) {
            char c = mask.charAt(i);
            int end = i + 1;
            while (end < mask.length() && mask.charAt(end) == c && (c == '9' || c == 'A')) {
                end++;
            }
            if (c == 'a' || c > '~') {
                return Optional.empty();
            } else if (c == '9') {
                regex.append(TextForm.DIGIT).append(isOfOneLength(form, run) ? times(end - i) : "+");
                run++;
                digits++;
            } else if (c == 'A') {
                regex.append(TextForm.UPPER).append(times(end - i));
                capitals += end - i;
            } else {
                regex.append(TextForm.literal(c));
            }
            i = end;
        }
        return digits > 0 || (only && capitals > 1) ? Optional.of(regex.toString()) : Optional.empty();
    }

    private static boolean isOfOneLength(List<PatternCounts.Pattern> form, int run) {
        return form.stream()
                        .map(p -> p.pattern().replaceAll("[^9]+", " ").strip().split(" ")[run])
                        .distinct()
                        .count()
                == 1;
    }

    private static String times(int times) {
        return times == 1 ? "" : "{" + times + "}";
    }
}
