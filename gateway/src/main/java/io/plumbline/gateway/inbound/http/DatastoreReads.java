package io.plumbline.gateway.inbound.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DataVolume;
import io.plumbline.api.view.DatastoreOverview;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.GroupUse;
import io.plumbline.api.view.TagUse;
import io.plumbline.gateway.lookup.Lookups;

/** Reads of datastores. */
@RestController
@Tag(name = "Datastores")
class DatastoreReads {
    private final Lookups lookups;

    DatastoreReads(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/datastores")
    @Operation(summary = "Lists datastores")
    Relayed<Page<DatastoreView>> listDatastores(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/datastores" + QueryShape.DATASTORES.check(request)));
    }

    @GetMapping("/api/v1/datastores/{datastoreId}")
    @Operation(summary = "One datastore with its counters; secrets only as set or not")
    Relayed<DatastoreView> getDatastore(@PathVariable String datastoreId, HttpServletRequest request) {
        QueryShape.NONE.check(request);
        return new Relayed<>(lookups.read("/datastores/" + PathIds.datastore(datastoreId)));
    }

    @GetMapping("/api/v1/datastores/{datastoreId}/overview")
    @Operation(
            summary =
                    "What is known of a datastore as a whole: containers, fields, rows, completeness, checks, last runs")
    Relayed<DatastoreOverview> getOverview(@PathVariable String datastoreId, HttpServletRequest request) {
        QueryShape.NONE.check(request);
        return new Relayed<>(lookups.read("/datastores/" + PathIds.datastore(datastoreId) + "/overview"));
    }

    @GetMapping("/api/v1/datastores/{datastoreId}/volume")
    @Operation(summary = "Rows and bytes of a datastore on each day, as of its last profiles, carried forward")
    Relayed<DataVolume> getDatastoreVolume(@PathVariable String datastoreId, HttpServletRequest request) {
        String query = QueryShape.VOLUME.check(request);
        return new Relayed<>(lookups.read("/datastores/" + PathIds.datastore(datastoreId) + "/volume" + query));
    }

    @GetMapping("/api/v1/containers/{containerId}/volume")
    @Operation(summary = "Rows and bytes of a container on each day, as of its last profile, carried forward")
    Relayed<DataVolume> getContainerVolume(@PathVariable String containerId, HttpServletRequest request) {
        String query = QueryShape.VOLUME.check(request);
        return new Relayed<>(lookups.read("/containers/" + PathIds.container(containerId) + "/volume" + query));
    }

    @GetMapping("/api/v1/tags")
    @Operation(summary = "Lists the tags of datastores and containers by name, with how often each is used")
    Relayed<Page<TagUse>> listTags(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/tags" + QueryShape.LABELS.check(request)));
    }

    @GetMapping("/api/v1/groups")
    @Operation(summary = "Lists the groups of datastores by name, with how many are in each")
    Relayed<Page<GroupUse>> listGroupsOfDatastores(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/groups" + QueryShape.LABELS.check(request)));
    }

    @GetMapping("/api/v1/datastores/{datastoreId}/containers")
    @Operation(summary = "Lists the containers of a datastore")
    Relayed<Page<ContainerView>> listContainers(@PathVariable String datastoreId, HttpServletRequest request) {
        String query = QueryShape.CONTAINERS.check(request);
        return new Relayed<>(lookups.read("/datastores/" + PathIds.datastore(datastoreId) + "/containers" + query));
    }
}
