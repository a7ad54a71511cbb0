package io.plumbline.gateway.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.plumbline.events.Message;

/**
 * Brings messages to the requests that wait for them, by topic key: a correlation id, or the id of a thing. Remembers the
 * first messages of the newest keys, so that a repeated request finds the answer of the first. Knows nothing for ever:
 * what is forgotten costs a wait, never a wrong answer.
 */
public final class FactsAwaited {
    private static final int REMEMBERED_PER_KEY = 3;

    private final int rememberedKeys;
    private final Map<String, List<Waiter>> waiters = new LinkedHashMap<>();
    private final Map<String, List<Message>> remembered = new LinkedHashMap<>();

    /** @param rememberedKeys how many keys are remembered, the oldest forgotten first */
    public FactsAwaited(int rememberedKeys) {
        this.rememberedKeys = rememberedKeys;
    }

    /**
     * Completes with the first outcome that the reader finds among the messages of this key, past ones included. The
     * caller bounds its time; cancelling or completing it ends the wait.
     */
    public CompletableFuture<Outcome> expect(String key, OutcomeReader reader) {
        CompletableFuture<Outcome> awaited = new CompletableFuture<>();
        synchronized (this) {
            Optional<Outcome> known = remembered.getOrDefault(key, List.of()).stream()
                    .map(reader::read)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (known.isPresent()) {
                awaited.complete(known.get());
                return awaited;
            }
            waiters.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Waiter(reader, awaited));
        }
        awaited.whenComplete((outcome, failure) -> forget(key, awaited));
        return awaited;
    }

    /** A message arrived. Waiters are completed on the calling thread: what they do next must be short. */
    public void announce(String key, Message message) {
        List<Waiter> told;
        synchronized (this) {
            remember(key, message);
            told = List.copyOf(waiters.getOrDefault(key, List.of()));
        }
        for (Waiter waiter : told) {
            waiter.reader().read(message).ifPresent(waiter.awaited()::complete);
        }
    }

    /** How many requests wait. */
    public synchronized int waiting() {
        return waiters.values().stream().mapToInt(List::size).sum();
    }

    private void remember(String key, Message message) {
        List<Message> messages = remembered.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (messages.size() < REMEMBERED_PER_KEY) {
            messages.add(message);
        }
        if (remembered.size() > rememberedKeys) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private synchronized void forget(String key, CompletableFuture<Outcome> awaited) {
        List<Waiter> ofKey = waiters.get(key);
        if (ofKey != null && ofKey.removeIf(w -> w.awaited() == awaited) && ofKey.isEmpty()) {
            waiters.remove(key);
        }
    }

    private record Waiter(OutcomeReader reader, CompletableFuture<Outcome> awaited) {}
}
