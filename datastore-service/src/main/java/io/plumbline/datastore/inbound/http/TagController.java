package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.GroupUse;
import io.plumbline.api.view.TagUse;
import io.plumbline.datastore.lookup.TagLookup;

import static java.util.Objects.requireNonNull;

/** By what people sort things. */
@RestController
@RequestMapping("/internal/v1")
final class TagController {

    private final TagLookup lookup;

    TagController(TagLookup lookup) {
        this.lookup = requireNonNull(lookup, "lookup");
    }

    @GetMapping("/tags")
    Page<TagUse> tags(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return lookup.tags(search, Parameters.paging(page, size));
    }

    @GetMapping("/groups")
    Page<GroupUse> groups(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return lookup.groups(search, Parameters.paging(page, size));
    }
}
