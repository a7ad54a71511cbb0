package io.plumbline.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.messaging.crash.CrashPoints;

import static java.util.Objects.requireNonNull;

/**
 * Sends what documents hold in their outbox, by one thread. An owner's messages are sent in order, the next one only
 * when the one before is acknowledged; different owners don't wait for each other. A message leaves its document only
 * after the broker has it: so each is sent at least once, and after a crash or a lost answer perhaps twice.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int OWNERS_PER_ROUND = 64;
    private static final int OWNERS_PER_SCAN = 1_000;
    private static final Duration SCAN_AGAIN = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final RelaySettings settings;
    private final MessagingMetrics metrics;
    private final WaitingOwners waiting;
    private final RelayRound round;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean closing;
    private volatile long drainUntilNanos;
    private long nextScanNanos;

    public OutboxRelay(
            Outbox outbox,
            MessagePublisher publisher,
            RelaySettings settings,
            MessagingMetrics metrics,
            CrashPoints crashPoints) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.settings = requireNonNull(settings, "settings");
        this.metrics = requireNonNull(metrics, "metrics");
        this.waiting = new WaitingOwners(settings);
        this.round = new RelayRound(outbox, publisher, waiting, metrics, crashPoints);
    }

    /** Begins with a full scan. A relay starts once. */
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the relay was started before");
        }
        nextScanNanos = System.nanoTime();
        Thread relay = new Thread(this::run, "outbox-relay");
        relay.setDaemon(true);
        thread = relay;
        relay.start();
    }

    /** Says that this owner has messages to send. Returns at once; many wake-ups of one owner are one. */
    public void wake(String owner) {
        if (!closing) {
            waiting.add(owner);
        }
    }

    /** Sends what is waiting if that is quick, then stops. What is left stays in its documents. */
    @Override
    public void close() {
        drainUntilNanos = System.nanoTime() + settings.closeTime().toNanos() / 2;
        closing = true;
        waiting.nudge();
        Thread relay = thread;
        if (relay == null) {
            return;
        }
        try {
            relay.join(settings.closeTime().toMillis() * 3 / 4);
            if (relay.isAlive()) {
                relay.interrupt();
                relay.join(settings.closeTime().toMillis() / 4);
            }
        } catch (InterruptedException e) {
            relay.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                scanIfDue();
                relay(waiting.take(OWNERS_PER_ROUND, nextScanNanos - System.nanoTime(), () -> closing));
            }
            while (waiting.hasDue() && System.nanoTime() - drainUntilNanos < 0) {
                relay(waiting.take(OWNERS_PER_ROUND, 0, () -> true));
            }
        } catch (InterruptedException e) {
            log.info("The outbox relay was stopped; what it did not send stays in the documents");
        }
    }

    private void scanIfDue() {
        if (System.nanoTime() - nextScanNanos < 0) {
            return;
        }
        Duration pause = settings.scanInterval();
        try {
            List<String> owners = outbox.ownersWithPending(OWNERS_PER_SCAN);
            owners.forEach(waiting::add);
            if (owners.size() >= OWNERS_PER_SCAN) {
                pause = SCAN_AGAIN;
            }
        } catch (RuntimeException e) {
            log.warn("The outbox could not be scanned: {}", e.toString());
            pause = SCAN_AGAIN;
        }
        nextScanNanos = System.nanoTime() + Math.min(settings.scanInterval().toNanos(), pause.toNanos());
    }

    private void relay(List<String> owners) throws InterruptedException {
        try {
            if (!owners.isEmpty()) {
                round.run(owners, () -> closing && System.nanoTime() - drainUntilNanos >= 0);
            }
        } catch (RuntimeException e) {
            log.error("The outbox relay failed; the next scan finds what it left", e);
        }
        metrics.outboxWaiting(waiting.size());
    }
}
