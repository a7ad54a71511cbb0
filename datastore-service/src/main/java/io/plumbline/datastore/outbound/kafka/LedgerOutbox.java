package io.plumbline.datastore.outbound.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.messaging.Outbox;
import io.plumbline.messaging.PendingMessage;

/** The messages of all collections. An owner is {@code <collection>/<id>}. */
public final class LedgerOutbox implements Outbox {

    private final Map<String, PendingMessages> collections;

    public LedgerOutbox(List<PendingMessages> collections) {
        this.collections =
                collections.stream().collect(Collectors.toMap(PendingMessages::collection, Function.identity()));
    }

    @Override
    public List<String> ownersWithPending(int limit) {
        List<String> owners = new ArrayList<>();
        for (PendingMessages collection : collections.values()) {
            int left = limit - owners.size();
            if (left > 0) {
                collection.idsWithPending(left).forEach(id -> owners.add(collection.collection() + "/" + id));
            }
        }
        return owners;
    }

    @Override
    public List<PendingMessage> pendingOf(String owner) {
        return collection(owner).map(c -> c.pendingOf(id(owner))).orElse(List.of()).stream()
                .map(envelope -> new PendingMessage(owner, envelope))
                .toList();
    }

    @Override
    public void published(String owner, Collection<String> messageIds) {
        collection(owner).ifPresent(c -> c.published(id(owner), messageIds));
    }

    private Optional<PendingMessages> collection(String owner) {
        return Optional.ofNullable(collections.get(owner.substring(0, Math.max(0, owner.indexOf('/')))));
    }

    private static String id(String owner) {
        return owner.substring(owner.indexOf('/') + 1);
    }
}
