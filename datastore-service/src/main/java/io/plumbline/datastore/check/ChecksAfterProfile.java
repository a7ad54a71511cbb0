package io.plumbline.datastore.check;

import java.util.List;
import java.util.Objects;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.datastore.operation.Findings;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/**
 * The findings of profiles, which checks follow. An item counts as shown once its checks are in step, so that an operation never
 * ends before, and whoever mends a crash between the two does both again.
 */
public final class ChecksAfterProfile implements Findings {

    private final Findings profiles;
    private final SyncChecks sync;
    private final SyncReferences references;

    public ChecksAfterProfile(Findings profiles, SyncChecks sync, SyncReferences references) {
        this.profiles = requireNonNull(profiles, "profiles");
        this.sync = requireNonNull(sync, "sync");
        this.references = requireNonNull(references, "references");
    }

    @Override
    public void stage(WorkItem item, WorkResult chunk) {
        profiles.stage(item, chunk);
    }

    @Override
    public int staged(String resultKey, int chunks) {
        return profiles.staged(resultKey, chunks);
    }

    @Override
    public Shown show(WorkItem item, Operation operation) {
        Shown shown = profiles.show(item, operation);
        ContainerTarget target = item.target();
        if (target != null) {
            sync.follow(target.containerId());
        }
        return shown;
    }

    @Override
    public void settled(Operation ended, List<WorkItem> items) {
        profiles.settled(ended, items);
        references.follow(
                ended,
                items.stream()
                        .map(WorkItem::target)
                        .filter(Objects::nonNull)
                        .map(ContainerTarget::containerId)
                        .toList());
    }

    @Override
    public void withdraw(Operation cancelled, List<WorkItem> items) {
        profiles.withdraw(cancelled, items);
        for (WorkItem item : items) {
            ContainerTarget target = item.target();
            if (target != null) {
                sync.undo(target.containerId(), cancelled.id());
                sync.follow(target.containerId());
            }
        }
    }

    @Override
    public DatastoreCounters count(Datastore datastore) {
        return profiles.count(datastore);
    }
}
