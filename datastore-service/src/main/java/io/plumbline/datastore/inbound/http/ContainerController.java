package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.FieldDiffView;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.FieldView;
import io.plumbline.api.view.GroupView;
import io.plumbline.api.view.PartView;
import io.plumbline.api.view.ProfileRef;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DiffLookup;
import io.plumbline.datastore.lookup.FieldLookup;
import io.plumbline.datastore.lookup.GroupLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.PartLookup;
import io.plumbline.datastore.lookup.ProfileLookup;
import io.plumbline.datastore.lookup.RangeLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** Reads of containers, their fields and profiles. */
@RestController
@RequestMapping("/internal/v1/containers/{id}")
final class ContainerController {

    private final ContainerLookup containers;
    private final FieldLookup fields;
    private final ProfileLookup profiles;
    private final PartLookup parts;
    private final GroupLookup groups;
    private final RangeLookup ranges;
    private final DiffLookup diffs;

    ContainerController(
            ContainerLookup containers,
            FieldLookup fields,
            ProfileLookup profiles,
            PartLookup parts,
            GroupLookup groups,
            RangeLookup ranges,
            DiffLookup diffs) {
        this.containers = requireNonNull(containers, "containers");
        this.fields = requireNonNull(fields, "fields");
        this.profiles = requireNonNull(profiles, "profiles");
        this.parts = requireNonNull(parts, "parts");
        this.groups = requireNonNull(groups, "groups");
        this.ranges = requireNonNull(ranges, "ranges");
        this.diffs = requireNonNull(diffs, "diffs");
    }

    @GetMapping
    ContainerView get(@PathVariable String id) {
        return containers.get(containerId(id));
    }

    @GetMapping("/fields")
    Page<FieldView> fields(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "false") boolean nested,
            @RequestParam(defaultValue = "false") boolean missing,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        FieldLookup.Filter filter = new FieldLookup.Filter(
                search,
                Parameters.choice("type", type, FieldFamily.class),
                Parameters.choice("status", status, FieldStatus.class),
                nested,
                missing,
                Parameters.choice("sort", sort, FieldLookup.Sort.POSITION),
                Parameters.choice("order", order, SortOrder.ASC));
        return fields.fields(containerId(id), filter, Parameters.paging(page, size));
    }

    @GetMapping("/profile")
    Page<FieldProfileView> profile(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        OperationId of = operation == null ? null : Parameters.checked(() -> new OperationId(operation));
        Paging paging = Parameters.paging(page, size);
        return from == null && to == null
                ? profiles.profile(containerId(id), of, paging)
                : Parameters.checked(() -> ranges.profile(containerId(id), of, from, to, paging));
    }

    @GetMapping("/parts")
    Page<PartView> parts(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        OperationId of = operation == null ? null : Parameters.checked(() -> new OperationId(operation));
        return parts.parts(containerId(id), of, Parameters.paging(page, size));
    }

    @GetMapping("/groups")
    Page<GroupView> groups(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return groups.groups(containerId(id), operationId(operation), Parameters.paging(page, size));
    }

    @GetMapping("/groups/{group}/profile")
    Page<FieldProfileView> groupProfile(
            @PathVariable String id,
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String operation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return groups.fields(containerId(id), group, operationId(operation), Parameters.paging(page, size));
    }

    @GetMapping("/profiles")
    Page<ProfileRef> profiles(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return profiles.profiles(containerId(id), Parameters.paging(page, size));
    }

    @GetMapping("/field-history")
    Page<FieldProfileView> fieldHistory(
            @PathVariable String id,
            @RequestParam String path,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return profiles.fieldHistory(containerId(id), path, Parameters.paging(page, size));
    }

    @GetMapping("/profile-diff")
    Page<FieldDiffView> profileDiff(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return diffs.diff(containerId(id), operationId(from), operationId(to), path, Parameters.paging(page, size));
    }

    private static @Nullable OperationId operationId(@Nullable String id) {
        return id == null ? null : Parameters.checked(() -> new OperationId(id));
    }

    private static ContainerId containerId(String id) {
        return Parameters.checked(() -> new ContainerId(id));
    }
}
