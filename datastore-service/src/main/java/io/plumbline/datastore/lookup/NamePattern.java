package io.plumbline.datastore.lookup;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.SearchMatch;

import static java.util.Objects.requireNonNull;

/** What names are searched for, without regard to case. */
final class NamePattern {
    static final int MIN_LENGTH = 2;
    static final int MAX_LENGTH = 200;

    private final String part;

    private NamePattern(String part) {
        this.part = part;
    }

    /** @throws IllegalArgumentException if it is too short or too long; spaces around it don't count */
    static NamePattern of(String given) {
        String part = given.strip();
        if (part.length() < MIN_LENGTH || part.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("q: " + part.length() + " characters (expected: " + MIN_LENGTH + " to "
                    + MAX_LENGTH + ", without spaces around)");
        }
        return new NamePattern(lowered(part));
    }

    /** As names are compared. */
    static String lowered(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * How a name fits; null if it doesn't.
     *
     * @param lowered the same name, as it is compared
     */
    @Nullable
    SearchMatch match(String name, String lowered) {
        requireNonNull(name, "name");
        int at = lowered.indexOf(part);
        if (at < 0) {
            return null;
        }
        if (at == 0) {
            return lowered.length() == part.length() ? SearchMatch.EXACT : SearchMatch.PREFIX;
        }
        for (int i = at; i >= 0; i = lowered.indexOf(part, i + 1)) {
            if (beginsWord(name, lowered, i)) {
                return SearchMatch.WORD;
            }
        }
        return SearchMatch.SUBSTRING;
    }

    private static boolean beginsWord(String name, String lowered, int at) {
        if (!Character.isLetterOrDigit(lowered.charAt(at - 1))) {
            return true;
        }
        // Some letters become two in lower case; positions say nothing then.
        return name.length() == lowered.length()
                && Character.isUpperCase(name.charAt(at))
                && !Character.isUpperCase(name.charAt(at - 1));
    }
}
