package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.ExploredField;
import io.plumbline.datastore.lookup.ExploreLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Objects.requireNonNull;

/** Lists over all datastores. */
@RestController
@RequestMapping("/internal/v1")
final class ExploreController {

    private final ExploreLookup lookup;

    ExploreController(ExploreLookup lookup) {
        this.lookup = requireNonNull(lookup, "lookup");
    }

    @GetMapping("/containers")
    Page<ContainerView> containers(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String datastore,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Boolean profiled,
            @RequestParam(required = false) @Nullable Boolean missing,
            @RequestParam(required = false) @Nullable Boolean masked,
            @RequestParam(required = false) @Nullable Double minCompleteness,
            @RequestParam(required = false) @Nullable Double maxCompleteness,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return lookup.containers(
                new ExploreLookup.Filter(
                        search,
                        datastoreId(datastore),
                        Parameters.choice("kind", kind, ContainerKind.class),
                        null,
                        tag,
                        profiled,
                        missing,
                        masked,
                        minCompleteness,
                        maxCompleteness),
                Parameters.choice("sort", sort, ExploreLookup.ContainerSort.NAME),
                Parameters.choice("order", order, SortOrder.ASC),
                Parameters.paging(page, size));
    }

    @GetMapping("/fields")
    Page<ExploredField> fields(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String datastore,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Boolean profiled,
            @RequestParam(required = false) @Nullable Boolean missing,
            @RequestParam(required = false) @Nullable Boolean masked,
            @RequestParam(required = false) @Nullable Double minCompleteness,
            @RequestParam(required = false) @Nullable Double maxCompleteness,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return lookup.fields(
                new ExploreLookup.Filter(
                        search,
                        datastoreId(datastore),
                        Parameters.choice("kind", kind, ContainerKind.class),
                        Parameters.choice("type", type, FieldFamily.class),
                        tag,
                        profiled,
                        missing,
                        masked,
                        minCompleteness,
                        maxCompleteness),
                Parameters.choice("sort", sort, ExploreLookup.FieldSort.NAME),
                Parameters.choice("order", order, SortOrder.ASC),
                Parameters.paging(page, size));
    }

    private static @Nullable DatastoreId datastoreId(@Nullable String id) {
        return id == null ? null : Parameters.checked(() -> new DatastoreId(id));
    }
}
