package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckView;
import io.plumbline.datastore.lookup.CheckLookup;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** Reads of inferred checks. */
@RestController
@RequestMapping("/internal/v1/checks")
final class CheckController {

    private final CheckLookup checks;

    CheckController(CheckLookup checks) {
        this.checks = requireNonNull(checks, "checks");
    }

    @GetMapping
    Page<CheckView> list(
            @RequestParam(required = false) @Nullable String datastore,
            @RequestParam(required = false) @Nullable String container,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        CheckLookup.Filter filter = Parameters.checked(() -> new CheckLookup.Filter(
                datastore == null ? null : new DatastoreId(datastore),
                container == null ? null : new ContainerId(container),
                rule));
        return checks.list(filter, Parameters.paging(page, size));
    }

    @GetMapping("/{id}")
    CheckView get(@PathVariable String id) {
        return checks.get(Parameters.checked(() -> new CheckId(id)));
    }
}
