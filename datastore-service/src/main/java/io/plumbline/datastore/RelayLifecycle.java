package io.plumbline.datastore;

import static java.util.Objects.requireNonNull;

import io.plumbline.messaging.OutboxRelay;
import org.springframework.context.SmartLifecycle;

/** Starts the relay before the listeners, stops it after them and before the producer. */
final class RelayLifecycle implements SmartLifecycle {

    /** Listener containers have the greatest phase; what has a smaller one stops after them. */
    private static final int PHASE = 0;

    private final OutboxRelay relay;
    private volatile boolean running;

    RelayLifecycle(OutboxRelay relay) {
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
