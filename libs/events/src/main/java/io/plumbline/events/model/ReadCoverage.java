package io.plumbline.events.model;

import java.util.List;

/**
 * How much of a container was read.
 *
 * @param partial whether, by a limit or a sample, something less than the whole container was read
 * @param notes in words, what the limits and the sample did, and why one that was wished for had no effect; at most {@value #MOST_NOTES}
 */
public record ReadCoverage(boolean partial, List<String> notes) {

    public static final int MOST_NOTES = 20;
    private static final int LONGEST_NOTE = 500;

    public ReadCoverage {
        notes = List.copyOf(notes);
    }

    /** The same of notes that may be too many, or too long for a message. */
    public static ReadCoverage of(boolean partial, List<String> notes) {
        return new ReadCoverage(
                partial, notes.stream().limit(MOST_NOTES).map(ReadCoverage::cut).toList());
    }

    private static String cut(String note) {
        if (note.length() <= LONGEST_NOTE) {
            return note;
        }
        int end = Character.isHighSurrogate(note.charAt(LONGEST_NOTE - 2)) ? LONGEST_NOTE - 2 : LONGEST_NOTE - 1;
        return note.substring(0, end) + "…";
    }
}
