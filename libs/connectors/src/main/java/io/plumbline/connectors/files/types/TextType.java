package io.plumbline.connectors.files.types;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.TypeCandidate;

/**
 * What the values of one text column could be read as, found value by value. A type is taken only if every value that was seen
 * allows it. Codes stay text: leading zeros, a leading plus sign and more than 38 digits would not survive as numbers; so do dates
 * whose day and month can't be told apart.
 */
public final class TextType {

    private static final int ENOUGH_BASIC_DATES = 5;
    private static final int FAST_DIGITS = 18;
    private static final int HEADROOM = 4;

    private final SeenValues seen = new SeenValues();
    private boolean part;
    private int wholeDigits;
    private int pointWhole;
    private int pointScale;
    private int commaWhole;
    private int commaScale;

    /** Narrows by one value; a blank one says nothing. */
    public void add(@Nullable String value) {
        if (value == null) {
            return;
        }
        String text = value.strip();
        if (!text.isEmpty()) {
            long mask = Candidates.of(text);
            seen.add(mask, 1, text);
            if ((mask >>> Candidates.NUMBERS & 0x3F) != 0) {
                measure(text, mask);
            }
        }
    }

    /** Says that there are values beyond those that were seen, for which numbers should leave room. */
    public void partOnly() {
        part = true;
    }

    /** Adds what another column has seen. */
    public void merge(TextType other) {
        seen.merge(other.seen);
        part |= other.part;
        wholeDigits = Math.max(wholeDigits, other.wholeDigits);
        pointWhole = Math.max(pointWhole, other.pointWhole);
        pointScale = Math.max(pointScale, other.pointScale);
        commaWhole = Math.max(commaWhole, other.commaWhole);
        commaScale = Math.max(commaScale, other.commaScale);
    }

    /** True if it could be the name of a column: neither a number nor a date, nor true or false. */
    public static boolean nameLike(String value) {
        String text = value.strip();
        long mask = text.isEmpty() ? -1 : Candidates.of(text);
        long letters = Candidates.bit(Candidates.TRUE) | Candidates.bit(Candidates.FALSE);
        for (Truth words : Truth.values()) {
            letters |= words == Truth.TRUE_FALSE ? 0 : Candidates.bit(Candidates.TRUTHS + words.ordinal());
        }
        return (mask & ~letters) == 0;
    }

    /** How the column is read. */
    public TextForm form() {
        if (seen.count() == 0) {
            return TextForm.TEXT;
        }
        long all = seen.all();
        TextForm found = truth(all, seen.any());
        found = found != null ? found : number(all);
        found = found != null ? found : day(all);
        return found != null ? found : TextForm.TEXT;
    }

    /** Why it is read so, where that isn't obvious; null if there is nothing to say. */
    public @Nullable String note() {
        if (seen.count() == 0) {
            return "no value seen";
        }
        TextForm form = form();
        if (!form.type().equals(DataTypes.StringType)) {
            String format = form.format();
            return format == null ? null : "spelled " + format;
        }
        String code = seen.example(Candidates.CODE);
        if (code != null) {
            return "text, since a number would lose digits: " + code;
        }
        String finer = seen.example(Candidates.FINER);
        if (finer != null) {
            return "text, since a timestamp would lose digits beyond the microsecond: " + finer;
        }
        String rivals = rivals();
        return rivals != null ? rivals : nearly();
    }

    /** Every type that some of the values have, with the share of them, the likeliest first. */
    public List<TypeCandidate> candidates() {
        List<TypeCandidate> found = new ArrayList<>();
        for (int candidate = 0; candidate < Candidates.COUNT; candidate++) {
            long fitting = seen.fitting(candidate);
            boolean told = fitting > 0
                    && !(candidate >= Candidates.NUMBERS
                            && candidate < Candidates.DAYS
                            && fitting == seen.fitting(Candidates.WHOLE));
            if (told) {
                TextForm form = form(candidate);
                found.add(new TypeCandidate(
                        form.type().simpleString(), form.format(), fitting, seen.count(), seen.misfits(candidate)));
            }
        }
        found.sort((a, b) -> Long.compare(b.fitting(), a.fitting()));
        return found;
    }

    private @Nullable TextForm truth(long all, long any) {
        for (Truth words : Truth.values()) {
            boolean both = Candidates.has(any, Candidates.TRUE) && Candidates.has(any, Candidates.FALSE);
            if (Candidates.has(all, Candidates.TRUTHS + words.ordinal()) && (both || !words.letters())) {
                return new TextForm.Bool(words);
            }
        }
        return null;
    }

    private @Nullable TextForm number(long all) {
        int basic = Candidates.DAYS + DateStyle.BASIC.ordinal();
        if (Candidates.has(all, basic) && seen.count() >= ENOUGH_BASIC_DATES) {
            return form(basic);
        }
        if (Candidates.has(all, Candidates.WHOLE)) {
            return form(Candidates.WHOLE);
        }
        if (Candidates.has(all, Candidates.BIG)) {
            return form(Candidates.BIG);
        }
        if (Candidates.has(all, Candidates.NUMBERS)) {
            return form(Candidates.NUMBERS);
        }
        if (Candidates.has(all, Candidates.FLOATING)) {
            return form(Candidates.FLOATING);
        }
        boolean comma = Candidates.has(all, Candidates.NUMBERS + NumberStyle.COMMA.ordinal());
        boolean grouped = Candidates.has(all, Candidates.NUMBERS + NumberStyle.COMMA_GROUPED.ordinal());
        if (comma && grouped) {
            return null;
        }
        for (NumberStyle style : NumberStyle.values()) {
            if (Candidates.has(all, Candidates.NUMBERS + style.ordinal())) {
                return form(Candidates.NUMBERS + style.ordinal());
            }
        }
        return null;
    }

    private @Nullable TextForm day(long all) {
        for (int kind : new int[] {Candidates.DAYS, Candidates.LOCAL, Candidates.ZONED}) {
            for (DateStyle style : DateStyle.values()) {
                if (style != DateStyle.BASIC && Candidates.has(all, kind + style.ordinal())) {
                    return rival(all, kind, style) == null ? form(kind + style.ordinal()) : null;
                }
            }
        }
        return null;
    }

    private static @Nullable DateStyle rival(long mask, int kind, DateStyle style) {
        for (DateStyle other : DateStyle.values()) {
            if (style.rivals(other) && Candidates.has(mask, kind + other.ordinal())) {
                return other;
            }
        }
        return null;
    }

    private TextForm form(int candidate) {
        if (candidate < Candidates.WHOLE) {
            return new TextForm.Bool(Truth.values()[candidate]);
        }
        if (candidate == Candidates.WHOLE) {
            return new TextForm.Whole(DataTypes.LongType, NumberStyle.POINT);
        }
        if (candidate == Candidates.BIG) {
            return new TextForm.Exact(Candidates.MOST_DIGITS, 0, NumberStyle.POINT);
        }
        if (candidate == Candidates.FLOATING) {
            return new TextForm.Floating(DataTypes.DoubleType);
        }
        if (candidate < Candidates.FLOATING) {
            return decimal(NumberStyle.values()[candidate - Candidates.NUMBERS]);
        }
        if (candidate < Candidates.LOCAL) {
            return new TextForm.Day(DateStyle.values()[candidate - Candidates.DAYS]);
        }
        boolean zoned = candidate >= Candidates.ZONED;
        return new TextForm.Moment(
                DateStyle.values()[candidate - (zoned ? Candidates.ZONED : Candidates.LOCAL)], zoned);
    }

    /** As many digits as the values have, and some more if there are values that weren't seen. */
    private TextForm decimal(NumberStyle style) {
        int whole = Math.max(wholeDigits, style.markIsPoint() ? pointWhole : commaWhole);
        int scale = style.markIsPoint() ? pointScale : commaScale;
        if (scale == 0 && style.grouped()) {
            return whole <= FAST_DIGITS
                    ? new TextForm.Whole(DataTypes.LongType, style)
                    : new TextForm.Exact(Candidates.MOST_DIGITS, 0, style);
        }
        if (whole + scale > Candidates.MOST_DIGITS) {
            return style == NumberStyle.POINT ? new TextForm.Floating(DataTypes.DoubleType) : TextForm.TEXT;
        }
        // Two precisions only, so that another day's values seldom make another type.
        int roomy = part ? Math.min(scale + HEADROOM, Candidates.MOST_DIGITS - whole) : scale;
        int precision = whole + roomy <= FAST_DIGITS ? FAST_DIGITS : Candidates.MOST_DIGITS;
        return new TextForm.Exact(precision, roomy, style);
    }

    private void measure(String text, long mask) {
        for (NumberStyle style : NumberStyle.values()) {
            if (!Candidates.has(mask, Candidates.NUMBERS + style.ordinal())) {
                continue;
            }
            String plain = style.plain(text);
            if (plain == null) {
                continue;
            }
            int start = plain.charAt(0) == '-' ? 1 : 0;
            int point = plain.indexOf('.');
            int whole = (point < 0 ? plain.length() : point) - start;
            if (Candidates.has(mask, Candidates.BIG)) {
                wholeDigits = Math.max(wholeDigits, whole);
                return;
            }
            int scale = point < 0 ? 0 : plain.length() - point - 1;
            if (style.markIsPoint()) {
                pointWhole = Math.max(pointWhole, whole);
                pointScale = Math.max(pointScale, scale);
            } else {
                commaWhole = Math.max(commaWhole, whole);
                commaScale = Math.max(commaScale, scale);
            }
        }
    }

    private @Nullable String rivals() {
        long all = seen.all();
        for (int kind : new int[] {Candidates.DAYS, Candidates.LOCAL, Candidates.ZONED}) {
            for (DateStyle style : DateStyle.values()) {
                DateStyle other = Candidates.has(all, kind + style.ordinal()) ? rival(all, kind, style) : null;
                if (other != null) {
                    return "text, since dates may be " + style.pattern() + " or " + other.pattern() + ": "
                            + seen.first();
                }
            }
        }
        boolean comma = Candidates.has(all, Candidates.NUMBERS + NumberStyle.COMMA.ordinal());
        return comma ? "text, since a comma may be a decimal mark or part thousands: " + seen.first() : null;
    }

    /** The type that most of the values have, if that is the greater part. */
    private @Nullable String nearly() {
        List<TypeCandidate> candidates = candidates();
        TypeCandidate best = candidates.isEmpty() ? null : candidates.get(0);
        if (best == null || best.fitting() * 2 < seen.count()) {
            return null;
        }
        if (best.fitting() == seen.count()) {
            return "text, since all of it is one letter that may be a code: " + seen.first();
        }
        String format = best.format() == null ? "" : " (" + best.format() + ")";
        return "text, since only " + best.fitting() + " of " + seen.count() + " values are " + best.type() + format
                + ", and not: " + String.join(", ", best.misfits());
    }
}
