package io.plumbline.datastore.inbound.http;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.SearchKind;
import io.plumbline.api.view.SearchView;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.SearchLookup;

import static java.util.Objects.requireNonNull;

/** The search over names. */
@RestController
@RequestMapping("/internal/v1/search")
final class SearchController {
    private static final String DEFAULT_SIZE = "20";

    private final SearchLookup names;

    SearchController(SearchLookup names) {
        this.names = requireNonNull(names, "names");
    }

    @GetMapping
    SearchView search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = DEFAULT_SIZE) int size) {
        Set<SearchKind> kinds = Parameters.choices("kind", kind, SearchKind.class);
        Paging first = Parameters.paging(0, size);
        return Parameters.checked(() -> names.search(q, kinds, first.size()));
    }
}
