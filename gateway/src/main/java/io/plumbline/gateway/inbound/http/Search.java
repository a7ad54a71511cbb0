package io.plumbline.gateway.inbound.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.SearchView;
import io.plumbline.gateway.lookup.Lookups;

/** The search over names. */
@RestController
@Tag(name = "Search")
class Search {
    private final Lookups lookups;

    Search(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/search")
    @Operation(
            summary = "Searches the names of datastores, containers and their fields",
            description = "The best first: the whole name, its beginning, the beginning of a word in it, any part; then"
                    + " datastores, containers, fields, each by name. Fields are those of the catalog: what is inside a"
                    + " nested field isn't searched.")
    Relayed<SearchView> search(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/search" + QueryShape.SEARCH.check(request)));
    }
}
