package io.plumbline.gateway.inbound.http;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.ExploredField;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.gateway.lookup.Lookups;

/** Lists over all datastores. */
@RestController
@Tag(name = "Containers, profiles and checks")
class ExploreReads {

    private static final QueryParameter SEARCH = QueryShape.text("search", "Part of the name or comment, in any case.");
    private static final QueryParameter DATASTORE = QueryShape.id("datastore", "ds", "Only those of this datastore.");
    private static final QueryParameter KIND =
            QueryShape.choice("kind", "Only of this kind of container.", QueryShape.names(ContainerKind.values()));
    private static final QueryParameter TAG = QueryShape.text("tag", "Only of containers that have this tag.");
    private static final QueryParameter PROFILED =
            QueryShape.choice("profiled", "Only those with a profile, or without.", QueryShape.TRUTH);
    private static final QueryParameter MISSING = QueryShape.choice(
            "missing", "Only of containers that the last catalog found no more, or not.", QueryShape.TRUTH);
    private static final QueryParameter LEAST =
            share("minCompleteness", "Only with at least this share of values that aren't null.");
    private static final QueryParameter MOST =
            share("maxCompleteness", "Only with at most this share of values that aren't null.");

    static final QueryShape CONTAINERS = QueryShape.paged(
            SEARCH,
            DATASTORE,
            KIND,
            TAG,
            PROFILED,
            MISSING,
            QueryShape.choice("masked", "Only those of which a field is masked, or none.", QueryShape.TRUTH),
            LEAST,
            MOST,
            QueryShape.choice(
                    "sort",
                    "Order of the list.",
                    List.of(
                            "name",
                            "datastore",
                            "rows",
                            "size",
                            "fields",
                            "completeness",
                            "profiledAt",
                            "lastModified")),
            QueryShape.ORDER);
    static final QueryShape FIELDS = QueryShape.paged(
            SEARCH,
            DATASTORE,
            KIND,
            QueryShape.choice("type", "Only fields of this kind of type.", QueryShape.names(FieldFamily.values())),
            TAG,
            PROFILED,
            MISSING,
            QueryShape.choice("masked", "Only those that are masked, or not.", QueryShape.TRUTH),
            LEAST,
            MOST,
            QueryShape.choice(
                    "sort",
                    "Order of the list.",
                    List.of("name", "datastore", "container", "type", "completeness", "distinct")),
            QueryShape.ORDER);

    private final Lookups lookups;

    ExploreReads(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/containers")
    @Operation(
            summary =
                    "Lists the containers of all datastores; what was decided or measured in the last seconds may be missing")
    Relayed<Page<ContainerView>> exploreContainers(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/containers" + CONTAINERS.check(request)));
    }

    @GetMapping("/api/v1/fields")
    @Operation(
            summary =
                    "Lists the fields of all datastores; what was decided or measured in the last seconds may be missing")
    Relayed<Page<ExploredField>> exploreFields(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/fields" + FIELDS.check(request)));
    }

    private static QueryParameter share(String name, String description) {
        return new QueryParameter(name, description, QueryParameter.Kind.SHARE, List.of(), false);
    }
}
