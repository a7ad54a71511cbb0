package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How dates and times are spread over days, months, weekdays and hours, and how they stand to the start of the run that read
 * them. Instants are taken in UTC, times without a zone as they are.
 *
 * <p>Each day is counted while there are few; from then on only months and weekdays are. The change-over depends on the set of
 * days alone, so that merging stays associative.
 */
public final class TimeState implements MergeableState<TimeState> {
    /** The most different days that are counted one by one; eleven years have that many. */
    public static final int MOST_DAYS = 4_096;

    /** The most different months that are counted. */
    public static final int MOST_MONTHS = 4_096;

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final long DAY_OF_1900 = LocalDate.of(1900, 1, 1).toEpochDay();

    private final boolean timed;
    private long count;
    private long startedAt = UNKNOWN;
    private long future;
    private long epochZero;
    private long before1900;
    private long midnights;
    private final long[] hours = new long[24];
    private final long[] weekdays = new long[7];
    private @Nullable LongCounts days = new LongCounts(MOST_DAYS);
    private @Nullable LongCounts months = new LongCounts(MOST_MONTHS);

    /** For values in microseconds when timed, else in days. */
    TimeState(boolean timed) {
        this.timed = timed;
    }

    /** To be called before any value is added; the state's own unit is that of its values. */
    void startedAt(Instant start) {
        long micros = Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000L), start.getNano() / 1_000);
        startedAt = micros;
    }

    void add(long value, long times) {
        count += times;
        long day = value;
        if (timed) {
            day = Math.floorDiv(value, MICROS_PER_DAY);
            long time = value - day * MICROS_PER_DAY;
            hours[(int) (time / MICROS_PER_HOUR)] += times;
            if (time == 0) {
                midnights += times;
            }
        }
        if (value == 0) {
            epochZero += times;
        }
        if (day < DAY_OF_1900) {
            before1900 += times;
        }
        if (startedAt != UNKNOWN && isFuture(value)) {
            future += times;
        }
        LongCounts each = days;
        if (each == null) {
            addToCalendar(day, times);
        } else if (!each.add(day, times)) {
            giveUpDays(each);
        }
    }

    private boolean isFuture(long value) {
        return value > (timed ? startedAt : Math.floorDiv(startedAt, MICROS_PER_DAY));
    }

    private void giveUpDays(LongCounts each) {
        days = null;
        each.sorted().forEach(this::addToCalendar);
    }

    private void addToCalendar(long day, long times) {
        weekdays[weekday(day)] += times;
        LongCounts each = months;
        if (each != null && !each.add(month(day), times)) {
            months = null;
        }
    }

    /** From 0 for Monday. */
    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L);
    }

    /** Twelve times the year of the proleptic Gregorian calendar, plus the month from 0. By counting years from March. */
    static long month(long epochDay) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        long ofEra = day - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long fromMarch = (5 * ofYear + 2) / 153;
        long year = yearOfEra + era * 400;
        return year * 12 + fromMarch + 2;
    }

    @Override
    public void absorb(TimeState other) {
        if (count == 0) {
            startedAt = other.count == 0 ? Math.max(startedAt, other.startedAt) : other.startedAt;
        } else if (other.count > 0) {
            boolean known = startedAt != UNKNOWN && other.startedAt != UNKNOWN;
            startedAt = known ? Math.max(startedAt, other.startedAt) : UNKNOWN;
        }
        count += other.count;
        future += other.future;
        epochZero += other.epochZero;
        before1900 += other.before1900;
        midnights += other.midnights;
        for (int i = 0; i < hours.length; i++) {
            hours[i] += other.hours[i];
        }
        absorbCalendar(other);
    }

    private void absorbCalendar(TimeState other) {
        LongCounts theirs = other.days;
        LongCounts mine = days;
        if (theirs != null) {
            if (mine == null) {
                theirs.sorted().forEach(this::addToCalendar);
            } else if (!mine.absorb(theirs)) {
                giveUpDays(mine);
            }
            return;
        }
        if (mine != null) {
            giveUpDays(mine);
        }
        for (int i = 0; i < weekdays.length; i++) {
            weekdays[i] += other.weekdays[i];
        }
        LongCounts each = months;
        if (each == null || other.months == null || !each.absorb(other.months)) {
            months = null;
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(startedAt);
        Varints.write(out, count);
        Varints.write(out, future);
        Varints.write(out, epochZero);
        Varints.write(out, before1900);
        Varints.write(out, midnights);
        for (long hour : hours) {
            Varints.write(out, hour);
        }
        LongCounts each = days;
        out.writeBoolean(each != null);
        if (each != null) {
            each.write(out);
            return;
        }
        for (long weekday : weekdays) {
            Varints.write(out, weekday);
        }
        LongCounts calendar = months;
        out.writeBoolean(calendar != null);
        if (calendar != null) {
            calendar.write(out);
        }
    }

    static TimeState read(DataInputStream in, boolean timed) throws IOException {
        TimeState state = new TimeState(timed);
        state.startedAt = in.readLong();
        state.count = Varints.read(in);
        state.future = Varints.read(in);
        state.epochZero = Varints.read(in);
        state.before1900 = Varints.read(in);
        state.midnights = Varints.read(in);
        for (int i = 0; i < state.hours.length; i++) {
            state.hours[i] = Varints.read(in);
        }
        if (in.readBoolean()) {
            state.days = LongCounts.read(in, MOST_DAYS);
            return state;
        }
        state.days = null;
        for (int i = 0; i < state.weekdays.length; i++) {
            state.weekdays[i] = Varints.read(in);
        }
        state.months = in.readBoolean() ? LongCounts.read(in, MOST_MONTHS) : null;
        return state;
    }

    /** When the run began, the latest one of merged states; empty when it isn't known of all of them. */
    public Optional<Instant> startedAt() {
        return startedAt == UNKNOWN
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(
                        Math.floorDiv(startedAt, 1_000_000L), Math.floorMod(startedAt, 1_000_000L) * 1_000L));
    }

    /** Values after the start of the run that read them. Only while {@link #startedAt()} is known. */
    public long future() {
        return future;
    }

    /** Values that are exactly 1970-01-01, at midnight. */
    public long epochZero() {
        return epochZero;
    }

    /** Values before 1900-01-01. */
    public long before1900() {
        return before1900;
    }

    /** Of times: those without hours, minutes, seconds and fractions. */
    public long midnights() {
        return midnights;
    }

    /** Of times: values by hour of day, from 0. */
    public long[] hours() {
        return hours.clone();
    }

    /** Values by weekday, from Monday. */
    public long[] weekdays() {
        LongCounts each = days;
        if (each == null) {
            return weekdays.clone();
        }
        long[] counts = new long[7];
        each.sorted().forEach((day, times) -> counts[weekday(day)] += times);
        return counts;
    }

    /** Values by day since 1970-01-01, earliest first; empty when there are more than {@link #MOST_DAYS} different days. */
    public Optional<SortedMap<Long, Long>> days() {
        return Optional.ofNullable(days).map(LongCounts::sorted);
    }

    /**
     * Values by month, earliest first; empty when there are more than {@link #MOST_MONTHS} different ones. The key is twelve times
     * the year plus the month from 0.
     */
    public Optional<SortedMap<Long, Long>> months() {
        LongCounts each = days;
        if (each != null) {
            SortedMap<Long, Long> counts = new TreeMap<>();
            each.sorted().forEach((day, times) -> counts.merge(month(day), times, Long::sum));
            return Optional.of(counts);
        }
        return Optional.ofNullable(months).map(LongCounts::sorted);
    }
}
