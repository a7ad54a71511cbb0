package io.plumbline.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.messaging.testing.RecordingPublisher;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
final class OutboxRelayTest {

    private static final RelaySettings QUICK = new RelaySettings(
            Duration.ofMillis(300), Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(2));
    private static final RelaySettings NO_SCAN =
            new RelaySettings(Duration.ofHours(1), Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(2));

    private final MessageHeaders headers = new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void messagesOfOneOwner_areSentInOrder_andCleared() {
        List<String> ids = fill("operations/a", 50);
        start(QUICK, CrashPoints.NONE);

        await().until(() -> outbox.isEmpty());
        assertThat(sentIds()).isEqualTo(ids);
        await().until(() ->
                registry.get("plumbline.messaging.outbox.pending").gauge().value() == 0);
        assertThat(registry.get("plumbline.messaging.outbox.sent").counter().count())
                .isEqualTo(50);
        assertThat(registry.get("plumbline.messaging.outbox.oldest.seconds")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void wakeUp_sendsWithoutAScan() {
        OutboxRelay relay = start(NO_SCAN, CrashPoints.NONE);
        await().until(() -> outbox.scans.get() == 1);
        List<String> ids = fill("operations/a", 2);

        relay.wake("operations/a");

        await().until(() -> outbox.isEmpty());
        assertThat(sentIds()).isEqualTo(ids);
        assertThat(outbox.scans).hasValue(1);
    }

    @Test
    void lostAnswer_isSentAgain_andNothingOvertakes() {
        List<String> ids = fill("operations/a", 3);
        AtomicInteger answers = new AtomicInteger();
        publisher.answerWith(envelope -> answers.incrementAndGet() == 2
                ? CompletableFuture.failedFuture(new OutcomeUnknownException("no answer", null))
                : CompletableFuture.completedFuture(null));
        start(NO_SCAN, CrashPoints.NONE);

        await().until(() -> outbox.isEmpty());
        assertThat(sentIds()).containsExactly(ids.get(0), ids.get(1), ids.get(1), ids.get(2));
        assertThat(registry.get("plumbline.messaging.outbox.failed").counter().count())
                .isEqualTo(1);
    }

    @Test
    void oneOwnerThatFails_doesNotHoldUpOthers() {
        List<String> bad = fill("operations/bad", 1);
        List<String> good = fill("operations/good", 3);
        publisher.answerWith(envelope -> envelope.header().id().equals(bad.get(0))
                ? CompletableFuture.failedFuture(new IllegalStateException("refused"))
                : CompletableFuture.completedFuture(null));
        start(QUICK, CrashPoints.NONE);

        await().until(() -> outbox.pendingOf("operations/good").isEmpty());
        await().until(() -> sentIds().stream().filter(bad.get(0)::equals).count() >= 3);
        assertThat(sentIds()).containsSubsequence(good);
        assertThat(outbox.pendingOf("operations/bad")).hasSize(1);
        assertThat(registry.get("plumbline.messaging.outbox.oldest.seconds")
                        .gauge()
                        .value())
                .isNotNegative();
    }

    @Test
    void crashBetweenAckAndClear_sendsTwice_andLosesNothing() {
        List<String> ids = fill("operations/a", 2);
        AtomicInteger deaths = new AtomicInteger();
        CrashPoints crash = name -> {
            if (name.equals(CrashPoints.RELAY_AFTER_ACK_BEFORE_CLEAR) && deaths.incrementAndGet() == 1) {
                standStillForEver();
            }
        };
        start(NO_SCAN, crash);
        await().until(() -> deaths.get() == 1);
        assertThat(outbox.pendingOf("operations/a")).hasSize(2);

        start(NO_SCAN, CrashPoints.NONE);

        await().until(() -> outbox.isEmpty());
        assertThat(sentIds()).containsExactly(ids.get(0), ids.get(1), ids.get(0), ids.get(1));
    }

    @Test
    void storeThatFails_isAskedAgain() {
        outbox.failures.set(3);
        fill("operations/a", 1);
        start(QUICK, CrashPoints.NONE);

        await().until(() -> outbox.isEmpty());
        assertThat(publisher.published()).isNotEmpty();
    }

    @Test
    void closing_sendsWhatIsWaiting_andIsQuickThoughTheBrokerIsSilent() {
        OutboxRelay relay = start(NO_SCAN, CrashPoints.NONE);
        await().until(() -> outbox.scans.get() == 1);
        fill("operations/a", 5);
        relay.wake("operations/a");
        relay.close();
        assertThat(outbox.isEmpty()).isTrue();

        publisher.answerWith(envelope -> new CompletableFuture<>());
        fill("operations/b", 1);
        OutboxRelay silent = start(NO_SCAN, CrashPoints.NONE);
        await().until(() -> publisher.published().size() == 6);
        long start = System.nanoTime();
        silent.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(outbox.pendingOf("operations/b")).hasSize(1);
    }

    private OutboxRelay start(RelaySettings settings, CrashPoints crashPoints) {
        OutboxRelay relay = new OutboxRelay(
                outbox, publisher, settings, new MessagingMetrics(registry, Clock.systemUTC()), crashPoints);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private List<String> fill(String owner, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Envelope<?> envelope = new Envelope<>(headers.root(null), new DatastoreRemoved(Samples.DATASTORE, "w" + i));
            outbox.add(new PendingMessage(owner, envelope));
            ids.add(envelope.header().id());
        }
        return ids;
    }

    private List<String> sentIds() {
        return publisher.published().stream().map(e -> e.header().id()).toList();
    }

    /** For everybody else the relay is as dead as after a crash. */
    private static void standStillForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test is over", e);
        }
    }

    /** A store of documents in memory. */
    static final class InMemoryOutbox implements Outbox {

        final AtomicInteger scans = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        private final Map<String, List<PendingMessage>> pending = new LinkedHashMap<>();

        synchronized void add(PendingMessage message) {
            pending.computeIfAbsent(message.owner(), o -> new CopyOnWriteArrayList<>())
                    .add(message);
        }

        synchronized boolean isEmpty() {
            return pending.isEmpty();
        }

        @Override
        public synchronized List<String> ownersWithPending(int limit) {
            failIfAsked();
            List<String> owners = pending.keySet().stream().limit(limit).toList();
            scans.incrementAndGet();
            return owners;
        }

        @Override
        public synchronized List<PendingMessage> pendingOf(String owner) {
            return List.copyOf(pending.getOrDefault(owner, List.of()));
        }

        @Override
        public synchronized void published(String owner, Collection<String> messageIds) {
            failIfAsked();
            pending.computeIfPresent(owner, (o, messages) -> {
                List<PendingMessage> left = new CopyOnWriteArrayList<>(messages);
                left.removeIf(m -> messageIds.contains(m.envelope().header().id()));
                return left.isEmpty() ? null : left;
            });
        }

        private void failIfAsked() {
            if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IllegalStateException("the store is down");
            }
        }
    }
}
