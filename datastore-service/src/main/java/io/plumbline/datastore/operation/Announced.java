package io.plumbline.datastore.operation;

import java.util.List;

import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/** A worker's end message that came before its last chunk. */
public record Announced(long generation, int chunks, WorkSummary summary, List<Warning> warnings) {

    public Announced {
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }
}
