package io.plumbline.datastore.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;

/** The twin without a store. */
public final class InMemoryChecks extends InMemoryLedger<Check> implements Checks {

    public InMemoryChecks(Consumer<String> wake) {
        super("checks", wake);
    }

    @Override
    public synchronized boolean add(Check record, List<Envelope<?>> messages) {
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        refuseTakenSlot(record);
        return super.add(record, messages);
    }

    @Override
    public synchronized boolean replace(Check changed, List<Envelope<?>> messages) {
        refuseTakenSlot(changed);
        return super.replace(changed, messages);
    }

    @Override
    public synchronized void writeAll(List<Check> checks) {
        for (Check check : checks) {
            if (holding(check.slot()).filter(c -> !c.id().equals(check.id())).isEmpty()) {
                // Neither writes anything if another write came first.
                if (check.version() == 1) {
                    super.add(check, List.of());
                } else {
                    super.replace(check, List.of());
                }
            }
        }
    }

    @Override
    public List<Check> of(ContainerId container) {
        return all(c -> c.containerId().equals(container));
    }

    @Override
    public Optional<Check> holding(String slot) {
        return all(c -> c.slot().equals(slot)).stream().findFirst();
    }

    @Override
    public List<CheckFields> fieldsIn(DatastoreId datastore) {
        return all(c -> c.datastoreId().equals(datastore)
                        && !c.deleted()
                        && FieldAbsence.concerns(c.standing().reason()))
                .stream()
                .map(CheckFields::of)
                .toList();
    }

    @Override
    public Page<Check> page(CheckQuery query, int page, int size) {
        List<Check> fitting = all(query::fits);
        List<Check> items = fitting.stream()
                .sorted(query.order())
                .skip((long) page * size)
                .limit(size)
                .toList();
        return new Page<>(items, page, size, fitting.size());
    }

    @Override
    public CheckFacets facets(CheckQuery query) {
        List<Check> fitting = all(query::fits);
        return new CheckFacets(
                fitting.size(),
                count(fitting, c -> c.standing().status().name()),
                count(fitting, Check::rule),
                count(fitting, c -> c.origin().name()));
    }

    @Override
    public Map<DatastoreId, CheckCounts> countByDatastore(Collection<DatastoreId> datastores) {
        return counts(Set.copyOf(datastores), Check::datastoreId);
    }

    @Override
    public Map<ContainerId, CheckCounts> countByContainer(Collection<ContainerId> containers) {
        return counts(Set.copyOf(containers), Check::containerId);
    }

    @Override
    public List<CheckFields> fieldsIn(ContainerId container) {
        return all(c -> c.containerId().equals(container) && !c.deleted()).stream()
                .map(CheckFields::of)
                .toList();
    }

    @Override
    public synchronized void forget(DatastoreId datastore) {
        all(c -> c.datastoreId().equals(datastore)).stream()
                .map(Check::recordId)
                .filter(id -> pendingOf(id).isEmpty())
                .forEach(this::forget);
    }

    private <K> Map<K, CheckCounts> counts(Set<K> wanted, Function<Check, K> key) {
        return all(c -> !c.deleted() && wanted.contains(key.apply(c))).stream()
                .collect(Collectors.toMap(key, InMemoryChecks::one, CheckCounts::plus));
    }

    private static CheckCounts one(Check check) {
        return switch (check.standing().status()) {
            case ACTIVE -> new CheckCounts(1, 0, 0);
            case DRAFT -> new CheckCounts(0, 1, 0);
            case ARCHIVED -> new CheckCounts(0, 0, 1);
        };
    }

    private static Map<String, Long> count(List<Check> checks, Function<Check, String> value) {
        return checks.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }

    private void refuseTakenSlot(Check check) {
        if (holding(check.slot()).filter(c -> !c.id().equals(check.id())).isPresent()) {
            throw new SlotTakenException(check.slot());
        }
    }
}
