package io.plumbline.datastore.measurement;

import java.util.List;
import java.util.function.Consumer;

import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.DatastoreId;

/** The twin without a store. */
public final class InMemoryContainerStates extends InMemoryLedger<ContainerState> implements ContainerStates {

    public InMemoryContainerStates(Consumer<String> wake) {
        super("container_states", wake);
    }

    @Override
    public List<ContainerState> of(DatastoreId datastoreId) {
        return all(s -> s.datastoreId().equals(datastoreId));
    }

    @Override
    public List<ContainerState> withoutHistory(DatastoreId datastoreId) {
        return of(datastoreId).stream()
                .map(s -> s.change().profileHistory(List.of()).build())
                .toList();
    }

    @Override
    public List<ContainerState> withFilePattern(DatastoreId datastoreId) {
        return all(s -> s.datastoreId().equals(datastoreId)
                && s.overrides() != null
                && s.overrides().filePattern() != null);
    }

    @Override
    public List<ContainerState> withTextOptions(DatastoreId datastoreId) {
        return all(s -> s.datastoreId().equals(datastoreId)
                && s.overrides() != null
                && s.overrides().textOptions() != null);
    }

    @Override
    public List<ContainerState> withFieldStatuses(DatastoreId datastoreId) {
        return all(s -> s.datastoreId().equals(datastoreId)
                && s.overrides() != null
                && s.overrides().fieldStatuses() != null);
    }

    @Override
    public List<ContainerState> all() {
        return all(s -> true);
    }

    @Override
    public void forget(DatastoreId datastoreId) {
        of(datastoreId).stream()
                .map(ContainerState::recordId)
                .filter(id -> pendingOf(id).isEmpty())
                .forEach(this::forget);
    }
}
