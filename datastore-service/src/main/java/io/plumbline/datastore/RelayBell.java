package io.plumbline.datastore;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.plumbline.messaging.OutboxRelay;

/** Carries wake-ups from the store to the relay, which is made after it. Before that they are lost: the relay begins with a scan. */
final class RelayBell implements Consumer<String> {

    private final AtomicReference<@Nullable OutboxRelay> relay = new AtomicReference<>();

    void connect(OutboxRelay hearing) {
        relay.set(hearing);
    }

    @Override
    public void accept(String owner) {
        OutboxRelay hearing = relay.get();
        if (hearing != null) {
            hearing.wake(owner);
        }
    }
}
