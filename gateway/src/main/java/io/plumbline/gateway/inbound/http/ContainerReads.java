package io.plumbline.gateway.inbound.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.FieldDiffView;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.FieldView;
import io.plumbline.api.view.ForeignKeyView;
import io.plumbline.api.view.GroupView;
import io.plumbline.api.view.PartView;
import io.plumbline.api.view.ProfileRef;
import io.plumbline.api.view.RelationsView;
import io.plumbline.gateway.lookup.Lookups;

/** Reads of containers and their profiles. */
@RestController
@Tag(name = "Containers, profiles and checks")
class ContainerReads {
    private final Lookups lookups;

    ContainerReads(Lookups lookups) {
        this.lookups = lookups;
    }

    @GetMapping("/api/v1/containers/{containerId}")
    @Operation(summary = "One container")
    Relayed<ContainerView> getContainer(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "") + QueryShape.NONE.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/fields")
    @Operation(summary = "Lists the fields of a container, with what matters most of their newest profiles")
    Relayed<Page<FieldView>> listFields(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/fields") + QueryShape.FIELDS.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/profile")
    @Operation(
            summary = "The field profiles of a container: the newest ones, those of a past operation, or of a range of"
                    + " its parts")
    Relayed<Page<FieldProfileView>> getProfile(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/profile") + QueryShape.PROFILE.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/profiles")
    @Operation(summary = "Lists the profiles of a container, newest first")
    Relayed<Page<ProfileRef>> listProfiles(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/profiles") + QueryShape.PAGED.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/parts")
    @Operation(summary = "Lists the parts that a profile of the container consists of, in their order")
    Relayed<Page<PartView>> listParts(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/parts") + QueryShape.PARTS.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/relations")
    @Operation(
            summary =
                    "Lists how the fields of a container relate to each other: keys, dependencies, orders, correlations")
    Relayed<RelationsView> listRelations(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/relations") + QueryShape.RELATIONS.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/groups")
    @Operation(
            summary =
                    "Lists the groups of rows that a profile of the container has figures of: by criterion, then by rows")
    Relayed<Page<GroupView>> listGroups(@PathVariable String containerId, HttpServletRequest request) {
        return new Relayed<>(lookups.read(path(containerId, "/groups") + QueryShape.GROUPS.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/groups/{groupId}/profile")
    @Operation(summary = "The field profiles of one group of rows")
    Relayed<Page<FieldProfileView>> getGroupProfile(
            @PathVariable String containerId, @PathVariable String groupId, HttpServletRequest request) {
        String group = PathIds.group(groupId);
        return new Relayed<>(
                lookups.read(path(containerId, "/groups/" + group + "/profile") + QueryShape.GROUPS.check(request)));
    }

    @GetMapping("/api/v1/datastores/{datastoreId}/foreign-keys")
    @Operation(summary = "Lists the foreign keys between containers of a datastore: declared, or found by their values")
    Relayed<Page<ForeignKeyView>> listForeignKeys(@PathVariable String datastoreId, HttpServletRequest request) {
        return new Relayed<>(lookups.read("/datastores/" + PathIds.datastore(datastoreId) + "/foreign-keys"
                + QueryShape.FOREIGN_KEYS.check(request)));
    }

    @GetMapping("/api/v1/containers/{containerId}/field-history")
    @Operation(summary = "One field's profiles over time, newest first")
    Relayed<Page<FieldProfileView>> getFieldHistory(@PathVariable String containerId, HttpServletRequest request) {
        String query = QueryShape.FIELD_HISTORY.check(request);
        return new Relayed<>(lookups.read(path(containerId, "/field-history") + query));
    }

    @GetMapping("/api/v1/containers/{containerId}/profile-diff")
    @Operation(summary = "Two profiles of a container side by side, field by field, with the drift of each")
    Relayed<Page<FieldDiffView>> getProfileDiff(@PathVariable String containerId, HttpServletRequest request) {
        String query = QueryShape.PROFILE_DIFF.check(request);
        return new Relayed<>(lookups.read(path(containerId, "/profile-diff") + query));
    }

    private static String path(String containerId, String below) {
        return "/containers/" + PathIds.container(containerId) + below;
    }
}
