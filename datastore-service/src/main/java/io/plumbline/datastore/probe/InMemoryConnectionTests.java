package io.plumbline.datastore.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.InMemoryLedger;

/** The twin without a store. */
public final class InMemoryConnectionTests extends InMemoryLedger<ConnectionTest> implements ConnectionTests {

    public InMemoryConnectionTests(Consumer<String> wake) {
        super("connection_tests", wake);
    }

    @Override
    public List<ConnectionTest> waiting(boolean previews, Instant now, int limit) {
        return all(t -> t.status() == WorkStatus.QUEUED && t.expiresAt().isAfter(now) && t.preview() == previews)
                .stream()
                .sorted(Comparator.comparing(ConnectionTest::createdAt).thenComparing(ConnectionTest::recordId))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ConnectionTest> expired(Instant now) {
        return all(t -> !t.status().terminal() && !t.expiresAt().isAfter(now));
    }

    @Override
    public long count(boolean previews, WorkStatus status) {
        return all(t -> t.status() == status && t.preview() == previews).size();
    }

    @Override
    public int forget(Instant before) {
        List<ConnectionTest> over = all(t -> t.status().terminal()
                && t.expiresAt().isBefore(before)
                && pendingOf(t.recordId()).isEmpty());
        over.forEach(t -> forget(t.recordId()));
        return over.size();
    }
}
