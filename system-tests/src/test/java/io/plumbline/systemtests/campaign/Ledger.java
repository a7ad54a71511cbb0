package io.plumbline.systemtests.campaign;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Every request that was answered with 2xx: what the platform has promised. And what it may have done without saying so. */
final class Ledger {

    enum Kind {
        REGISTER,
        CATALOG,
        PROFILE,
        CANCEL
    }

    /**
     * One promise.
     *
     * @param name of the datastore; empty for other requests than registrations
     * @param operationId that the answer named; for a cancel, the one to be cancelled
     */
    record Accepted(Kind kind, String key, String name, String datastoreId, String operationId, int variant) {}

    private final List<Accepted> all = new CopyOnWriteArrayList<>();
    private final Set<String> mayBeCancelled = ConcurrentHashMap.newKeySet();

    void accepted(Accepted promise) {
        all.add(promise);
    }

    /** A cancel got no answer that decides: it may be carried out all the same, and a repeat then finds the operation over. */
    void unanswered(String operationId) {
        mayBeCancelled.add(operationId);
    }

    Set<String> mayBeCancelled() {
        return Set.copyOf(mayBeCancelled);
    }

    List<Accepted> all() {
        return List.copyOf(all);
    }

    List<Accepted> of(Kind kind) {
        return all.stream().filter(promise -> promise.kind() == kind).toList();
    }

    /** One of the newest promises of this kind. */
    Optional<Accepted> recent(Kind kind, RandomGenerator random) {
        List<Accepted> some = of(kind);
        int from = Math.max(0, some.size() - 3);
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(from, some.size())));
    }

    /** Operations that these promises stand for: a registration brings a catalog and a profile. */
    int operations() {
        return of(Kind.REGISTER).size() * 2
                + of(Kind.CATALOG).size()
                + of(Kind.PROFILE).size();
    }
}
