package io.plumbline.connectors;

import java.util.List;

/**
 * How a listing ended.
 *
 * @param containers found, those with a problem included
 * @param unreadable of these, how many carry a problem
 * @param warnings what was left out and why, in words
 */
public record SourceListing(int containers, int unreadable, List<String> warnings) {

    public SourceListing {
        warnings = List.copyOf(warnings);
    }
}
