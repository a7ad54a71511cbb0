package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ForeignKeyView;
import io.plumbline.api.view.RelationsView;
import io.plumbline.datastore.lookup.ForeignKeyLookup;
import io.plumbline.datastore.lookup.RelationLookup;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.RelationKind;

import static java.util.Objects.requireNonNull;

/** Reads of how fields relate to each other. */
@RestController
@RequestMapping("/internal/v1")
final class RelationController {

    private final RelationLookup relations;
    private final ForeignKeyLookup foreignKeys;

    RelationController(RelationLookup relations, ForeignKeyLookup foreignKeys) {
        this.relations = requireNonNull(relations, "relations");
        this.foreignKeys = requireNonNull(foreignKeys, "foreignKeys");
    }

    @GetMapping("/datastores/{id}/foreign-keys")
    Page<ForeignKeyView> foreignKeys(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String container,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return foreignKeys.list(
                Parameters.checked(() -> new DatastoreId(id)),
                container == null ? null : Parameters.checked(() -> new ContainerId(container)),
                Parameters.paging(page, size));
    }

    @GetMapping("/containers/{id}/relations")
    RelationsView relations(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable RelationKind kind,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        OperationId of = operation == null ? null : Parameters.checked(() -> new OperationId(operation));
        return relations.relations(
                Parameters.checked(() -> new ContainerId(id)),
                of,
                new RelationLookup.Filter(kind, field),
                Parameters.paging(page, size));
    }
}
