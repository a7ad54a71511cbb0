package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreOverview;
import io.plumbline.api.view.DatastoreStatus;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.OverviewLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Objects.requireNonNull;

/** Reads of datastores and of what is inside. */
@RestController
@RequestMapping("/internal/v1/datastores")
final class DatastoreController {

    private final DatastoreLookup datastores;
    private final ContainerLookup containers;
    private final OverviewLookup overviews;

    DatastoreController(DatastoreLookup datastores, ContainerLookup containers, OverviewLookup overviews) {
        this.overviews = requireNonNull(overviews, "overviews");
        this.datastores = requireNonNull(datastores, "datastores");
        this.containers = requireNonNull(containers, "containers");
    }

    @GetMapping
    Page<DatastoreView> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String connector,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return datastores.list(
                new DatastoreLookup.Filter(
                        search,
                        connector,
                        connection == null ? null : Parameters.checked(() -> new ConnectionId(connection)),
                        Parameters.choice("status", status, DatastoreStatus.class),
                        tag,
                        group,
                        Parameters.choice("sort", sort, DatastoreLookup.Sort.NAME),
                        Parameters.choice("order", order, SortOrder.ASC)),
                Parameters.paging(page, size));
    }

    @GetMapping("/{id}")
    DatastoreView get(@PathVariable String id) {
        return datastores.get(Parameters.checked(() -> new DatastoreId(id)));
    }

    @GetMapping("/{id}/overview")
    DatastoreOverview overview(@PathVariable String id) {
        return overviews.of(Parameters.checked(() -> new DatastoreId(id)));
    }

    @GetMapping("/{id}/containers")
    Page<ContainerView> containers(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Boolean missing,
            @RequestParam(required = false) @Nullable Boolean profiled,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return containers.list(
                Parameters.checked(() -> new DatastoreId(id)),
                new ContainerLookup.Filter(
                        search,
                        Parameters.choice("kind", kind, ContainerKind.class),
                        missing,
                        profiled,
                        tag,
                        Parameters.choice("sort", sort, ContainerLookup.Sort.NAME),
                        Parameters.choice("order", order, SortOrder.ASC)),
                Parameters.paging(page, size));
    }
}
