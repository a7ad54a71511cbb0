package io.plumbline.connectors;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a read will do, known before it starts.
 *
 * @param splits parts that tasks can read at the same time; an estimate for files
 * @param rows expected; null if unknown
 * @param bytes expected, as stored in the source; null if unknown
 * @param splitColumn the column by whose ranges the parts are cut; null if there is none
 * @param partial whether, by a limit, a sample or a start, something less than the whole container is read
 * @param notes in words, what of the options and limits has an effect here, and why one that was wished for has none
 */
public record ReadPlan(
        int splits,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable String splitColumn,
        boolean partial,
        List<String> notes) {

    public ReadPlan {
        notes = List.copyOf(notes);
    }
}
