package io.plumbline.datastore.inbound.http;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.api.view.CheckView;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.lookup.CheckLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckStatus;

import static java.util.Objects.requireNonNull;

/** Reads of checks. */
@RestController
@RequestMapping("/internal/v1")
final class CheckController {

    private static final String ALL = "ALL";

    private final CheckLookup checks;

    CheckController(CheckLookup checks) {
        this.checks = requireNonNull(checks, "checks");
    }

    @GetMapping("/checks")
    Page<CheckView> list(
            Wish wish,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return checks.list(
                wish.filter(),
                Parameters.choice("sort", sort, CheckQuery.Sort.CONTAINER),
                Parameters.choice("order", order, SortOrder.ASC),
                Parameters.paging(page, size));
    }

    @GetMapping("/check-counts")
    CheckFacets facets(Wish wish) {
        return checks.facets(wish.filter());
    }

    @GetMapping("/checks/{id}")
    CheckView get(@PathVariable String id) {
        return checks.get(Parameters.checked(() -> new CheckId(id)));
    }

    /**
     * The filters as they are written in a query.
     *
     * @param status one status, or {@code ALL}; absent for those that aren't archived
     */
    record Wish(
            @Nullable String datastore,
            @Nullable String container,
            @Nullable String field,
            @Nullable String rule,
            @Nullable String status,
            @Nullable String origin,
            @Nullable String tag,
            @Nullable String search) {

        CheckLookup.Filter filter() {
            return Parameters.checked(() -> new CheckLookup.Filter(
                    datastore == null ? null : new DatastoreId(datastore),
                    container == null ? null : new ContainerId(container),
                    field,
                    rule,
                    statuses(),
                    Parameters.choice("origin", origin, CheckOrigin.class),
                    tag,
                    search));
        }

        private Set<CheckStatus> statuses() {
            if (ALL.equalsIgnoreCase(status)) {
                return EnumSet.allOf(CheckStatus.class);
            }
            CheckStatus one = Parameters.choice("status", status, CheckStatus.class);
            return one == null ? EnumSet.of(CheckStatus.ACTIVE, CheckStatus.DRAFT) : EnumSet.of(one);
        }
    }
}
