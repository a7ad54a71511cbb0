package io.plumbline.datastore.check;

import java.util.List;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.datastore.operation.Findings;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/** The findings of catalogs; checks of fields that are gone go with them, and come back with them. */
public final class ChecksAfterCatalog implements Findings {

    private final Findings catalogs;
    private final MissingFields fields;

    public ChecksAfterCatalog(Findings catalogs, MissingFields fields) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.fields = requireNonNull(fields, "fields");
    }

    @Override
    public void stage(WorkItem item, WorkResult chunk) {
        catalogs.stage(item, chunk);
    }

    @Override
    public int staged(String resultKey, int chunks) {
        return catalogs.staged(resultKey, chunks);
    }

    @Override
    public Shown show(WorkItem item, Operation operation) {
        Shown shown = catalogs.show(item, operation);
        fields.look(item.datastoreId(), item.resultKey(), operation);
        return shown;
    }

    @Override
    public void withdraw(Operation cancelled, List<WorkItem> items) {
        catalogs.withdraw(cancelled, items);
    }

    @Override
    public DatastoreCounters count(Datastore datastore) {
        return catalogs.count(datastore);
    }
}
