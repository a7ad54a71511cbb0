package io.plumbline.datastore.measurement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static java.time.DayOfWeek.MONDAY;

/**
 * Which profiles of a container are kept: all for some time, then the last one of each day, week and month (UTC, weeks from
 * Monday), by when their operations were asked for. The last of a week is the last of its day, so that what is kept later was kept
 * before. The newest is always kept.
 *
 * @param all how old a profile may be that is kept without a question
 * @param daily how old one that is the last of its day
 * @param weekly how old one that is the last of its week
 * @param monthly how old one that is the last of its month; older ones are dropped
 * @param most profiles of one container, whatever their age: they are listed in one document
 */
public record Retention(Duration all, Duration daily, Duration weekly, Duration monthly, int most) {

    /** All of 30 days, one of each day of 90, of each week of a year, of each month of five years, at most 200. */
    public static final Retention DEFAULT = new Retention(
            Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(365), Duration.ofDays(5 * 365), 200);

    private static final int MOST_THAT_FIT = 1_000;

    public Retention {
        ascending("daily", daily, "all", all);
        ascending("weekly", weekly, "daily", daily);
        ascending("monthly", monthly, "weekly", weekly);
        if (all.isNegative()) {
            throw new IllegalArgumentException("all: " + all + " (expected: zero or more)");
        }
        if (most < 1 || most > MOST_THAT_FIT) {
            throw new IllegalArgumentException("most: " + most + " (expected: 1 to " + MOST_THAT_FIT + ")");
        }
    }

    private static void ascending(String name, Duration age, String before, Duration shorter) {
        if (age.compareTo(shorter) < 0) {
            throw new IllegalArgumentException(
                    name + ": " + age + " (expected: at least " + before + ", which is " + shorter + ")");
        }
    }

    /** Those that stay, newest first as they come. */
    List<StoredProfile> kept(List<StoredProfile> newestFirst, Instant now) {
        List<StoredProfile> kept = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        Set<LocalDate> weeks = new HashSet<>();
        Set<LocalDate> months = new HashSet<>();
        for (StoredProfile profile : newestFirst) {
            LocalDate day = LocalDate.ofInstant(profile.operationCreatedAt(), ZoneOffset.UTC);
            // Each set learns of every profile: the last of a month may be in another step.
            boolean lastOfDay = days.add(day);
            boolean lastOfWeek = weeks.add(day.with(TemporalAdjusters.previousOrSame(MONDAY)));
            boolean lastOfMonth = months.add(day.withDayOfMonth(1));
            Duration age = Duration.of(ChronoUnit.MILLIS.between(profile.operationCreatedAt(), now), ChronoUnit.MILLIS);
            boolean stays = within(age, all)
                    || (lastOfDay && within(age, daily))
                    || (lastOfWeek && within(age, weekly))
                    || (lastOfMonth && within(age, monthly));
            if (kept.isEmpty() || (stays && kept.size() < most)) {
                kept.add(profile);
            }
        }
        return kept;
    }

    private static boolean within(Duration age, Duration most) {
        return age.compareTo(most) <= 0;
    }
}
