package io.plumbline.datastore.operation;

import static java.util.Objects.requireNonNull;

import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;
import java.util.List;

/** A worker's end message that came before its last chunk. */
public record Announced(long generation, int chunks, WorkSummary summary, List<Warning> warnings) {

    public Announced {
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }
}
