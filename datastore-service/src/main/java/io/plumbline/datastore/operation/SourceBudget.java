package io.plumbline.datastore.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * Shares out what a datastore's source may bear: so many items at the same time, and so many connections. A part is taken by
 * compare-and-set on the datastore's one {@link SourceLoad} before the item is claimed, so the sum never exceeds the limit, however
 * many claim at once. It is held while the item is RUNNING in the generation that it was taken for; nobody has to give it back.
 */
public final class SourceBudget {

    private final Truth truth;
    private final WorkRules rules;

    SourceBudget(Truth truth, WorkRules rules) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
    }

    /** What came of the wish for a part. */
    sealed interface Answer {

        /** The part is held for the item. */
        record Taken(SourceLoad.Hold hold) implements Answer {}

        /** Somebody else is claiming this very item. */
        record Elsewhere() implements Answer {}

        /** The source bears no more at the moment. */
        record Full() implements Answer {}
    }

    /**
     * A part for the next claim of this item.
     *
     * @param limit connections of the whole datastore; null if its source has no such limit
     */
    Answer take(WorkItem item, @Nullable Integer limit) {
        DatastoreId datastore = item.datastoreId();
        SourceLoad known = loads().find(datastore.value()).orElseGet(() -> added(datastore));
        List<SourceLoad.Hold> over = over(known);
        int waiting = limit == null ? 0 : waiting(item);
        long generation = item.generation() + 1;
        Optional<Changed<SourceLoad>> changed =
                loads().change(known, load -> decide(load, load.without(over), new Wish(item, limit, waiting)));
        List<SourceLoad.Hold> holds = changed.map(c -> c.record().without(over)).orElse(List.of());
        Optional<SourceLoad.Hold> hold =
                holds.stream().filter(h -> h.isOf(item.id(), generation)).findFirst();
        if (hold.isEmpty()) {
            return new Answer.Full();
        }
        return changed.filter(Changed::changed).isPresent() ? new Answer.Taken(hold.get()) : new Answer.Elsewhere();
    }

    /** Of a claim that came to nothing. */
    void giveBack(DatastoreId datastore, SourceLoad.Hold hold) {
        loads().change(
                        datastore.value(),
                        load -> load.holds().contains(hold)
                                ? Change.silent(load.holding(load.without(List.of(hold))))
                                : null);
    }

    /** How many could run beside each other, this one among them. */
    private int waiting(WorkItem item) {
        return truth.items()
                .next(item.datastoreId(), item.kind(), truth.clock().instant(), rules.perDatastoreLimit())
                .size();
    }

    /** @param waiting items of the datastore that may be taken now, this one among them; not counted without a limit */
    private record Wish(WorkItem item, @Nullable Integer limit, int waiting) {

        long generation() {
            return item.generation() + 1;
        }
    }

    /** @param holds of the load, those left out that are over */
    private @Nullable Change<SourceLoad> decide(SourceLoad load, List<SourceLoad.Hold> holds, Wish wish) {
        int places = rules.perDatastoreLimit() - holds.size();
        boolean taken = holds.stream().anyMatch(h -> h.isOf(wish.item().id(), wish.generation()));
        if (taken || places < 1) {
            return null;
        }
        Integer limit = wish.limit();
        Integer share = null;
        if (limit != null) {
            int free = limit - SourceLoad.connections(holds);
            if (free < 1) {
                return null;
            }
            share = wish.item().kind() == WorkKind.CATALOG ? 1 : share(free, Math.min(places, wish.waiting()));
        }
        List<SourceLoad.Hold> more = new ArrayList<>(holds);
        // As exact as every store keeps it: two holds of one item's generation differ by nothing else.
        Instant since = truth.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        more.add(new SourceLoad.Hold(wish.item().id(), wish.generation(), share, since));
        return Change.silent(load.holding(more));
    }

    /**
     * The first one's part of what is free: while others wait that could run beside it, each gets as much; who is alone gets
     * everything.
     *
     * @param sharers those that could run, the first one among them
     */
    public static int share(int free, long sharers) {
        return sharers < 2 ? free : (int) Math.max(1, free / sharers);
    }

    /** Holds whose item doesn't run in their generation, and never will again. */
    private List<SourceLoad.Hold> over(SourceLoad load) {
        if (load.holds().isEmpty()) {
            return List.of();
        }
        Map<String, WorkItem> items =
                truth
                        .items()
                        .findAll(load.holds().stream()
                                .map(h -> h.workId().value())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(WorkItem::recordId, Function.identity()));
        List<SourceLoad.Hold> over = new ArrayList<>();
        for (SourceLoad.Hold hold : load.holds()) {
            WorkItem item = items.get(hold.workId().value());
            if (item == null || passed(item, hold) || abandoned(item, hold)) {
                over.add(hold);
            }
        }
        return over;
    }

    private static boolean passed(WorkItem item, SourceLoad.Hold hold) {
        return item.generation() > hold.generation()
                || item.status().terminal()
                || (item.generation() == hold.generation() && item.status() != WorkStatus.RUNNING);
    }

    /**
     * Taken so long ago that its claim must have died on the way. Should it live after all, it meets another version of the item
     * and fails.
     */
    private boolean abandoned(WorkItem item, SourceLoad.Hold hold) {
        Instant late = truth.clock().instant().minus(rules.lease());
        if (item.generation() == hold.generation() || hold.since().isAfter(late)) {
            return false;
        }
        return truth.items().replace(item.touched(), List.of());
    }

    private SourceLoad added(DatastoreId datastore) {
        SourceLoad none = SourceLoad.none(datastore);
        loads().add(none, List.of());
        return loads().find(datastore.value()).orElse(none);
    }

    private Ledger<SourceLoad> loads() {
        return truth.loads();
    }
}
