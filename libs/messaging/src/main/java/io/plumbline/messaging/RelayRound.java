package io.plumbline.messaging;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.messaging.crash.CrashPoints;

/** One pass of the relay over some owners: the first message of each, then the second of each, and so on. */
final class RelayRound {

    private static final Logger log = LoggerFactory.getLogger(RelayRound.class);
    /** Longer than a publisher's own time-outs together, so that it is them who speak. */
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Outbox outbox;
    private final MessagePublisher publisher;
    private final WaitingOwners waiting;
    private final MessagingMetrics metrics;
    private final CrashPoints crashPoints;

    RelayRound(
            Outbox outbox,
            MessagePublisher publisher,
            WaitingOwners waiting,
            MessagingMetrics metrics,
            CrashPoints crashPoints) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.waiting = waiting;
        this.metrics = metrics;
        this.crashPoints = crashPoints;
    }

    /** @param enough asked before each step: whether to leave the rest to a later pass */
    void run(Collection<String> owners, BooleanSupplier enough) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        Failures failures = new Failures();
        for (String owner : owners) {
            try {
                lines.add(new Line(owner, outbox.pendingOf(owner)));
            } catch (RuntimeException e) {
                failures.add(owner, e);
            }
        }
        Instant oldest = oldest(lines);
        metrics.outboxOldest(oldest);
        while (!lines.isEmpty()) {
            step(lines, enough, failures);
            lines.removeIf(line -> line.ended() && finish(line, failures));
        }
        metrics.outboxOldest(failures.count == 0 ? null : oldest);
        failures.report();
    }

    private void step(List<Line> lines, BooleanSupplier enough, Failures failures) throws InterruptedException {
        boolean silent = false;
        for (Line line : lines) {
            if (line.left.isEmpty()) {
                continue;
            }
            if (silent || enough.getAsBoolean()) {
                line.postponed = true;
            } else {
                line.answer = send(line.left.getFirst());
                silent = isSilence(line.answer);
            }
        }
        for (Line line : lines) {
            if (line.answer != null) {
                await(line, line.answer, failures);
                line.answer = null;
            }
        }
    }

    private CompletableFuture<Void> send(PendingMessage message) {
        crashPoints.reached(CrashPoints.RELAY_BEFORE_SEND);
        try {
            return publisher.publish(message.envelope());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void await(Line line, CompletableFuture<Void> answer, Failures failures) throws InterruptedException {
        PendingMessage message = line.left.getFirst();
        try {
            answer.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            metrics.outboxSent(message.envelope());
            line.acknowledged.add(message.envelope().header().id());
            line.left.removeFirst();
        } catch (ExecutionException e) {
            fail(line, message, failures, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            fail(line, message, failures, e);
        }
    }

    private void fail(Line line, PendingMessage message, Failures failures, Throwable cause) {
        line.failed = true;
        metrics.outboxFailed(message.envelope());
        failures.note(cause);
    }

    private boolean finish(Line line, Failures failures) {
        try {
            if (!line.acknowledged.isEmpty()) {
                crashPoints.reached(CrashPoints.RELAY_AFTER_ACK_BEFORE_CLEAR);
                outbox.published(line.owner, List.copyOf(line.acknowledged));
            }
            if (line.failed) {
                waiting.addFailed(line.owner);
            } else if (line.postponed) {
                waiting.add(line.owner);
            } else {
                waiting.succeeded(line.owner);
            }
        } catch (RuntimeException e) {
            failures.add(line.owner, e);
        }
        return true;
    }

    /** The publisher gave up before it returned: asking it about further messages would only block again. */
    private static boolean isSilence(CompletableFuture<Void> answer) {
        if (!answer.isCompletedExceptionally()) {
            return false;
        }
        try {
            answer.getNow(null);
            return false;
        } catch (RuntimeException e) {
            return e.getCause() instanceof OutcomeUnknownException;
        }
    }

    private static @Nullable Instant oldest(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.left.stream())
                .map(message -> message.envelope().header().time())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What one owner has to send, and how far it is. */
    private static final class Line {

        final String owner;
        final Deque<PendingMessage> left;
        final List<String> acknowledged = new ArrayList<>();

        @Nullable
        CompletableFuture<Void> answer;

        boolean failed;
        boolean postponed;

        Line(String owner, List<PendingMessage> messages) {
            this.owner = owner;
            this.left = new ArrayDeque<>(messages);
        }

        boolean ended() {
            return failed || postponed || left.isEmpty();
        }
    }

    /** One log line for a pass, however many owners failed in it. */
    private final class Failures {

        private int count;
        private @Nullable Throwable first;

        void add(String owner, RuntimeException e) {
            waiting.addFailed(owner);
            note(e);
        }

        void note(Throwable e) {
            count++;
            if (first == null) {
                first = e;
            }
        }

        void report() {
            if (first != null) {
                log.warn(
                        "{} owners keep messages that could not be sent or cleared; the first: {}",
                        count,
                        first.toString());
            }
        }
    }
}
