package io.plumbline.datastore.inbound.http;

import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.OperationCounts;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.TokenView;
import io.plumbline.api.view.WorkItemView;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.lookup.OperationLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.datastore.lookup.TokenLookup;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/** Reads of operations, work items and tokens. */
@RestController
@RequestMapping("/internal/v1")
final class OperationController {

    private final OperationLookup operations;
    private final TokenLookup tokens;

    OperationController(OperationLookup operations, TokenLookup tokens) {
        this.operations = requireNonNull(operations, "operations");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    @GetMapping("/operations")
    Page<OperationView> list(
            @RequestParam(required = false) @Nullable String datastore,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return operations.list(
                new OperationLookup.Filter(
                        datastore(datastore),
                        Parameters.choice("type", type, OperationType.class),
                        Parameters.choice("status", status, OperationStatus.class),
                        Parameters.moment("from", from),
                        Parameters.moment("to", to),
                        search,
                        Parameters.choice("sort", sort, OperationQuery.Sort.CREATED_AT),
                        Parameters.choice("order", order, SortOrder.DESC)),
                Parameters.paging(page, size));
    }

    @GetMapping("/operation-counts")
    OperationCounts count(
            @RequestParam(required = false) @Nullable String datastore,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "UTC") String zone) {
        DatastoreId of = datastore(datastore);
        OperationType only = Parameters.choice("type", type, OperationType.class);
        LocalDate first = Parameters.day("from", from);
        LocalDate last = Parameters.day("to", to);
        ZoneId days = Parameters.zone("zone", zone);
        return Parameters.checked(() -> operations.count(of, only, first, last, days));
    }

    private static @Nullable DatastoreId datastore(@Nullable String id) {
        return id == null ? null : Parameters.checked(() -> new DatastoreId(id));
    }

    @GetMapping("/operations/{id}")
    OperationView get(@PathVariable String id) {
        return operations.get(Parameters.checked(() -> new OperationId(id)));
    }

    @GetMapping("/operations/{id}/items")
    Page<WorkItemView> items(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return operations.items(
                Parameters.checked(() -> new OperationId(id)),
                Parameters.choice("status", status, WorkStatus.class),
                Parameters.paging(page, size));
    }

    @GetMapping("/tokens")
    Page<TokenView> tokens(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return tokens.list(Parameters.paging(page, size));
    }
}
