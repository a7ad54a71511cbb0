package io.plumbline.datastore.probe;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.work.ConnectionTestRequested;
import io.plumbline.events.work.PreviewRequested;
import io.plumbline.events.work.WorkRequest;

import static java.util.Objects.requireNonNull;

/**
 * A test, or a question about a source, that waits, runs, or has just ended. One that has ended holds nothing that was tested and is
 * deleted soon.
 *
 * @param question what is asked of the datastore's source; absent for a test
 * @param source what to test; absent once it has ended
 * @param owner the worker; absent while it waits
 * @param expiresAt when nobody waits for the answer any more
 */
public record ConnectionTest(
        ConnectionTestId id,
        @Nullable DatastoreId datastoreId,
        @Nullable ConnectionId connectionId,
        String connector,
        @Nullable SourceConnection source,
        List<Discovery> discover,
        WorkStatus status,
        long generation,
        @Nullable String owner,
        Instant createdAt,
        Instant expiresAt,
        MessageHeader cause,
        long version,
        long sequence,
        @Nullable SourceQuestion question)
        implements Recorded {

    public ConnectionTest {
        requireNonNull(id, "id");
        requireNonNull(connector, "connector");
        discover = List.copyOf(discover);
        requireNonNull(status, "status");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(cause, "cause");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** Whether it asks for rows, which other workers read. */
    boolean preview() {
        return question != null && question.rows() != null;
    }

    /** What tells workers of it. */
    WorkRequest bell() {
        return preview() ? new PreviewRequested(id, workId()) : new ConnectionTestRequested(id, workId());
    }

    /** What the test is called among work items. */
    public WorkId workId() {
        return new WorkId(WorkId.PREFIX + id.value().substring(ConnectionTestId.PREFIX.length()));
    }

    /** The test that this work item would be. */
    static ConnectionTestId idOf(WorkId workId) {
        return new ConnectionTestId(ConnectionTestId.PREFIX + workId.value().substring(WorkId.PREFIX.length()));
    }

    ConnectionTest claimedBy(String worker) {
        return with(source, WorkStatus.RUNNING, generation + 1, worker, sequence);
    }

    ConnectionTest givenBack() {
        return with(source, WorkStatus.QUEUED, generation, null, sequence);
    }

    /** Nothing is left of what was tested. */
    ConnectionTest ended(WorkStatus terminal, long lastFact) {
        return with(null, terminal, generation, owner, lastFact);
    }

    private ConnectionTest with(
            @Nullable SourceConnection tested,
            WorkStatus newStatus,
            long newGeneration,
            @Nullable String newOwner,
            long lastFact) {
        return new ConnectionTest(
                id,
                datastoreId,
                connectionId,
                connector,
                tested,
                discover,
                newStatus,
                newGeneration,
                newOwner,
                createdAt,
                expiresAt,
                cause,
                version + 1,
                lastFact,
                question);
    }
}
