package io.plumbline.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.PatternCounts;
import io.plumbline.statistics.state.TextShapeState;
import io.plumbline.statistics.state.TextState;

/**
 * A regular expression of the kind that {@link TextForms} writes, held against counted patterns instead of texts: letters that all
 * texts begin with, then digits, upper-case letters and signs, in one of several orders.
 *
 * @param start the letters, and what stands between them; empty if there are none
 * @param masks what a counted pattern matches in full if its texts are of this form, their start left aside
 */
record TextForm(String start, List<Pattern> masks) {
    static final String DIGIT = "[0-9]";
    static final String UPPER = "[A-Z]";
    private static final String REGEX_SIGNS = "\\^$.|?*+()[]{}";

    TextForm {
        masks = List.copyOf(masks);
    }

    /** Empty if it is of any other kind. */
    static Optional<TextForm> parse(String regex) {
        String start = null;
        List<Pattern> masks = new ArrayList<>();
        for (String alternative : regex.split("(?<!\\\\)\\|", -1)) {
            Reader reader = new Reader(alternative);
            if (!reader.read() || (start != null && !start.equals(reader.start()))) {
                return Optional.empty();
            }
            start = reader.start();
            masks.add(Pattern.compile(reader.mask.toString()));
        }
        return Optional.of(new TextForm(start == null ? "" : start, masks));
    }

    /** A character as it stands for itself. */
    static String literal(char c) {
        return REGEX_SIGNS.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }

    /** The characters that the least and the greatest text share, and so all between them; empty if that isn't known. */
    static String sharedStart(FieldState field) {
        String min = field.texts().map(TextState::min).orElse(null);
        String max = field.texts().map(TextState::max).orElse(null);
        if (min == null || max == null) {
            return "";
        }
        int same = 0;
        while (same < Math.min(min.length(), max.length()) && min.charAt(same) == max.charAt(same)) {
            same++;
        }
        return min.substring(0, same);
    }

    /** How many texts of a state aren't of this form. */
    Judgement judge(FieldState field) {
        TextShapeState shape = field.textShape().orElse(null);
        if (shape == null || !shape.patterns().isExact()) {
            return Judgement.unknown(field.present());
        }
        long fitting = shape.patterns().top(PatternCounts.MOST_PATTERNS).stream()
                .filter(p -> masks.stream().anyMatch(m -> m.matcher(p.pattern()).matches()))
                .mapToLong(PatternCounts.Pattern::count)
                .sum();
        boolean allBeginSo = start.isEmpty() || sharedStart(field).startsWith(start);
        // Texts that are longer aren't counted, and may be of the form where it leaves the number of digits open.
        boolean allCounted =
                field.sizes().map(s -> s.max() <= PatternCounts.LONGEST).orElse(false);
        long strange = field.present() - fitting;
        long least = allCounted ? strange : shape.patterns().total() - fitting;
        return new Judgement(field.present(), least, allBeginSo ? strange : field.present());
    }

    /** Goes through one alternative. */
    private static final class Reader {
        private final String regex;
        private final StringBuilder mask = new StringBuilder();
        private final StringBuilder text = new StringBuilder();
        private int next;
        private int letters;
        private boolean plain = true;

        Reader(String regex) {
            this.regex = regex;
        }

        String start() {
            return text.substring(0, letters);
        }

        boolean read() {
            while (next < regex.length()) {
                boolean known = take(DIGIT, '9') || take(UPPER, 'A') || takeLiteral();
                if (!known) {
                    return false;
                }
            }
            return !regex.isEmpty();
        }

        private boolean take(String set, char symbol) {
            if (!regex.startsWith(set, next)) {
                return false;
            }
            plain = false;
            mask.append(symbol);
            next += set.length();
            int end = next < regex.length() && regex.charAt(next) == '{' ? regex.indexOf('}', next) + 1 : next;
            end = regex.startsWith("+", next) ? next + 1 : end;
            if (end > next) {
                mask.append(regex, next, end);
                next = end;
            }
            return true;
        }

        private boolean takeLiteral() {
            boolean escaped = regex.charAt(next) == '\\';
            next += escaped ? 1 : 0;
            if (next == regex.length() || (!escaped && REGEX_SIGNS.indexOf(regex.charAt(next)) >= 0)) {
                return false;
            }
            char c = regex.charAt(next++);
            boolean letter = Character.isLetter(c);
            if (Character.isDigit(c) || (letter && (escaped || !plain)) || c > '~') {
                return false;
            }
            mask.append(letter ? (Character.isUpperCase(c) ? "A" : "a") : literal(c));
            if (plain) {
                text.append(c);
                letters = letter ? text.length() : letters;
            }
            return true;
        }
    }
}
