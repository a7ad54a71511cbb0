package io.plumbline.datastore.probe;

import java.time.Instant;
import java.util.List;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Ledger;

/** The tests that wait, run, or have just ended. */
public interface ConnectionTests extends Ledger<ConnectionTest> {

    /** QUEUED ones that somebody still waits for; oldest first. @param previews whether those that ask for rows, or all others */
    List<ConnectionTest> waiting(boolean previews, Instant now, int limit);

    /** Those that aren't terminal although their time is up. */
    List<ConnectionTest> expired(Instant now);

    long count(boolean previews, WorkStatus status);

    /** Of both. */
    default long count(WorkStatus status) {
        return count(false, status) + count(true, status);
    }

    /** Deletes terminal ones whose time was up before this and whose facts are published; returns how many. */
    int forget(Instant before);
}
