package io.plumbline.systemtests.browser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is written for reading: 12.3K, 4.5 MB, 99.2%. It may differ from the true one by half a step of its last digit, and
 * by nothing more.
 */
record Rounded(String text, BigDecimal value, BigDecimal halfStep) {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])([-−]?)([\\d,]+)(?:\\.(\\d+))?(?: ?(K|M|B|T|%|KB|MB|GB|TB)(?!\\w))?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "K", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000),
            "T", BigDecimal.valueOf(1_000_000_000_000L),
            "%", new BigDecimal("0.01"),
            "KB", BigDecimal.valueOf(1L << 10),
            "MB", BigDecimal.valueOf(1L << 20),
            "GB", BigDecimal.valueOf(1L << 30),
            "TB", BigDecimal.valueOf(1L << 40));
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.9999");
    private static final BigDecimal NEARLY_NOTHING = new BigDecimal("0.0001");

    /** Every number in a text. */
    static List<Rounded> in(String text) {
        List<Rounded> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            String fraction = matcher.group(3) == null ? "" : matcher.group(3);
            // B alone stands for bytes, which are never short.
            BigDecimal unit = UNITS.getOrDefault(String.valueOf(matcher.group(4)), BigDecimal.ONE);
            String sign = matcher.group(1).isEmpty() ? "" : "-";
            BigDecimal written = new BigDecimal(
                    sign + matcher.group(2).replace(",", "") + (fraction.isEmpty() ? "" : "." + fraction));
            BigDecimal halfStep = HALF.movePointLeft(fraction.length()).multiply(unit);
            // What is whole and without a unit has nothing left out, unless the number itself isn't whole.
            found.add(new Rounded(text, written.multiply(unit), halfStep));
        }
        return found;
    }

    static boolean agrees(String text, BigDecimal truth) {
        if (text.contains("<0.01%")) {
            return truth.signum() > 0 && truth.compareTo(NEARLY_NOTHING) < 0;
        }
        if (text.contains(">99.99%")) {
            return truth.compareTo(NEARLY_ALL) > 0 && truth.compareTo(BigDecimal.ONE) < 0;
        }
        List<Rounded> numbers = in(text);
        return numbers.size() == 1 && numbers.get(0).agrees(truth);
    }

    boolean agrees(BigDecimal truth) {
        BigDecimal off = value.subtract(truth).abs();
        boolean shortened = text.matches(".*[KMT%].*");
        boolean whole = truth.stripTrailingZeros().scale() <= 0;
        return whole && !shortened ? off.signum() == 0 : off.compareTo(halfStep) <= 0;
    }
}
