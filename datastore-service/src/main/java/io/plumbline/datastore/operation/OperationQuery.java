package io.plumbline.datastore.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/**
 * Which operations, in which order. Absent filters let everything through.
 *
 * @param from those that were asked for then or later
 * @param before those that were asked for earlier than that
 * @param search part of the id or of who asked, without regard to case
 * @param now until when those take that aren't over
 */
public record OperationQuery(
        @Nullable DatastoreId datastoreId,
        @Nullable OperationType type,
        @Nullable OperationStatus status,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String search,
        Sort sort,
        boolean descending,
        Instant now) {

    /** What operations can be sorted by. */
    public enum Sort {
        CREATED_AT,
        DURATION
    }

    public OperationQuery {
        requireNonNull(sort, "sort");
        requireNonNull(now, "now");
    }

    /** The newest ones of a datastore first. */
    public static OperationQuery newestOf(@Nullable DatastoreId datastoreId, @Nullable OperationType type) {
        return new OperationQuery(datastoreId, type, null, null, null, null, Sort.CREATED_AT, true, Instant.MAX);
    }

    /** The order of the list; those that haven't begun are the shortest. */
    public Comparator<Timed> order() {
        Comparator<Timed> by =
                sort == Sort.CREATED_AT ? Comparator.comparing(Timed::createdAt) : Comparator.comparing(this::duration);
        return (descending ? by.reversed() : by).thenComparing(Timed::id);
    }

    private Duration duration(Timed operation) {
        Instant begin = operation.startedAt();
        Instant end = operation.finishedAt();
        return begin == null ? Duration.ofNanos(-1) : Duration.between(begin, end == null ? now : end);
    }

    /** What the order of an operation depends on. */
    public record Timed(
            String id,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}
}
