package io.plumbline.gateway.inbound.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.OperationCounts;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.WorkItemView;
import io.plumbline.gateway.lookup.Lookups;

/** Reads of operations. */
@RestController
@Tag(name = "Operations")
class OperationReads {
    private final Lookups lookups;

    OperationReads(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/operations")
    @Operation(summary = "Lists operations, newest first")
    Relayed<Page<OperationView>> listOperations(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/operations" + QueryShape.OPERATIONS.check(request)));
    }

    @GetMapping("/api/v1/operation-counts")
    @Operation(summary = "Counts operations by the calendar day on which they were asked for")
    Relayed<OperationCounts> countOperations(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/operation-counts" + QueryShape.OPERATION_COUNTS.check(request)));
    }

    @GetMapping("/api/v1/operations/{operationId}")
    @Operation(summary = "One operation: its status, progress and end")
    Relayed<OperationView> getOperation(@PathVariable String operationId, HttpServletRequest request) {
        QueryShape.NONE.check(request);
        return new Relayed<>(lookups.read("/operations/" + PathIds.operation(operationId)));
    }

    @GetMapping("/api/v1/operations/{operationId}/items")
    @Operation(summary = "Lists an operation's work items")
    Relayed<Page<WorkItemView>> listWorkItems(@PathVariable String operationId, HttpServletRequest request) {
        String query = QueryShape.ITEMS.check(request);
        return new Relayed<>(lookups.read("/operations/" + PathIds.operation(operationId) + "/items" + query));
    }
}
