package io.plumbline.systemtests.browser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is written for reading in British English: 12.3k, 4.5 MB, 99.2%.
 *
 * @param halfStep by how much it may differ from the true one: half a step of its last digit
 * @param isShort has a unit in the place of digits
 */
record Rounded(BigDecimal value, BigDecimal halfStep, boolean isShort) {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])([-−]?)([\\d,]+)(?:\\.(\\d+))?(?: ?(k|m|bn|tn|%|KB|MB|GB|TB)(?!\\w))?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "k", BigDecimal.valueOf(1_000),
            "m", BigDecimal.valueOf(1_000_000),
            "bn", BigDecimal.valueOf(1_000_000_000),
            "tn", BigDecimal.valueOf(1_000_000_000_000L),
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
            String sign = matcher.group(1).isEmpty() ? "" : "-";
            String fraction = matcher.group(3) == null ? "" : matcher.group(3);
            BigDecimal written = new BigDecimal(
                    sign + matcher.group(2).replace(",", "") + (fraction.isEmpty() ? "" : "." + fraction));
            boolean isShort = matcher.group(4) != null;
            BigDecimal unit = isShort ? UNITS.get(matcher.group(4)) : BigDecimal.ONE;
            BigDecimal halfStep = HALF.movePointLeft(fraction.length()).multiply(unit);
            found.add(new Rounded(written.multiply(unit), halfStep, isShort));
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
        boolean whole = truth.stripTrailingZeros().scale() <= 0;
        return whole && !isShort ? off.signum() == 0 : off.compareTo(halfStep) <= 0;
    }
}
