package io.plumbline.datastore.outbound.kafka;

import org.springframework.context.SmartLifecycle;

import io.plumbline.messaging.OutboxRelay;

import static java.util.Objects.requireNonNull;

/** Starts the relay before the listeners, stops it after them and before the producer. */
public final class RelayLifecycle implements SmartLifecycle {

    /** Listener containers have the greatest phase; what has a smaller one stops after them. */
    private static final int PHASE = 0;

    private final OutboxRelay relay;
    private volatile boolean running;

    public RelayLifecycle(OutboxRelay relay) {
        this.relay = requireNonNull(relay, "relay");
    }

    @Override
    public void start() {
        relay.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        relay.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
