package io.plumbline.inference;

import java.util.Set;

/**
 * Whether the name of a field of days says that it refers to another one. Nearly all such fields are named "date", which says as little as
 * "id" does; but a container that is named so is a calendar, to which any day may refer.
 */
public final class DayNames {
    private static final Set<String> DAY =
            KeyNames.stems("date day time datetime timestamp calendar kalender datum tag");

    /** What else calendars are called: whose days they are, and that they are tables to look things up in. */
    private static final Set<String> OF_CALENDARS =
            KeyNames.stems("dim dimension lookup lkp reference table tbl master fiscal business working trading");

    /** By these a calendar isn't looked up: days that stand beside its own. */
    private static final Set<String> OTHER_DAYS =
            KeyNames.stems("next previous prev prior last first start begin end ago week month quarter year");

    private DayNames() {}

    /** As {@link KeyNames#of} does, words that only say that these are days left aside; all agree with the day of a calendar. */
    public static KeyNames of(String field, String container, String otherField) {
        Set<String> own = stems(field);
        boolean calendar = isCalendar(container, otherField);
        if (KeyNames.of(field, container, otherField) == KeyNames.SAME && (calendar || !own.isEmpty())) {
            return KeyNames.SAME;
        }
        Set<String> other = stems(otherField);
        other.addAll(stemsOfContainer(container));
        return calendar || own.stream().anyMatch(other::contains) ? KeyNames.ALIKE : KeyNames.DIFFERENT;
    }

    /** Whether the container's name says that it is a calendar, such as dim_date, and the field is the day that it is looked up by. */
    public static boolean isCalendar(String container, String field) {
        return KeyNames.stemsOfContainer(container).stream().anyMatch(DayNames::saysDay)
                && OF_CALENDARS.containsAll(stemsOfContainer(container))
                && KeyNames.stems(field).stream().noneMatch(OTHER_DAYS::contains);
    }

    /** As {@link KeyNames#stems}, without words that only say that it is a day. */
    public static Set<String> stems(String name) {
        Set<String> stems = KeyNames.stems(name);
        stems.removeIf(DayNames::saysDay);
        return stems;
    }

    /** As {@link KeyNames#stemsOfContainer}, without words that only say that it has days. */
    public static Set<String> stemsOfContainer(String name) {
        Set<String> stems = KeyNames.stemsOfContainer(name);
        stems.removeIf(DayNames::saysDay);
        return stems;
    }

    /** Also in one word with what tables of a warehouse are called: dimdate, datedim. */
    private static boolean saysDay(String stem) {
        return DAY.contains(stem) || DAY.contains(stem.replaceFirst("^dim|dim$", ""));
    }
}
