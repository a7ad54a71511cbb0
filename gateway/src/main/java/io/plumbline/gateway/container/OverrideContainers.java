package io.plumbline.gateway.container;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.ContainerView;
import io.plumbline.connector.spec.TextOptions;
import io.plumbline.events.ContainerId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.Tags;

/** Changes what a user has decided about a container. What is absent stays; a null leaves it to what catalogs find. */
public final class OverrideContainers {
    private static final int MAX_NAME = 1_000;
    private static final Set<String> FIELDS = Set.of(
            "partitionField",
            "incrementalField",
            "filePattern",
            "excluded",
            "fieldTypes",
            "fieldStatuses",
            "tags",
            "groupBy",
            "textOptions");
    private static final Set<String> OF_A_FIELD = Set.of("type", "status");
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_TAGS = 50;

    private final Commands commands;
    private final Lookups lookups;

    public OverrideContainers(Commands commands, Lookups lookups) {
        this.commands = commands;
        this.lookups = lookups;
    }

    /**
     * @param ifMatch the revision of the overrides that was read; empty to change whatever they are now
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if the container is unknown, or its overrides are at another revision
     */
    public CompletableFuture<Outcome> container(Asked asked, ContainerId id, OptionalLong ifMatch, RequestBody body) {
        Optional<String> partition = body.text("partitionField", MAX_NAME);
        Optional<String> incremental = body.text("incrementalField", MAX_NAME);
        Optional<String> files = FilePattern.read(body, "filePattern");
        boolean excluded = body.flag("excluded", false);
        Map<String, Object> types = types(body);
        Map<String, Object> statuses = FieldStatuses.read(body, MAX_FIELDS);
        List<String> tags = Tags.read(body, "tags", MAX_TAGS);
        List<List<String>> groupBy = body.textLists(
                "groupBy", ContainerOverrides.MOST_CRITERIA, ContainerOverrides.MOST_FIELDS_OF_A_CRITERION);
        Optional<Map<String, Object>> text = textOptions(body);
        body.refuseOthers(FIELDS);
        if (FIELDS.stream().noneMatch(body::has)) {
            body.add("", "body: nothing to change (expected: at least one of " + String.join(", ", FIELDS) + ")");
        }
        body.check();
        ContainerView view = view(id, ifMatch);
        ContainerOverrides present = present(view);
        return send(
                asked,
                view,
                new ContainerOverrides(
                        body.has("partitionField") ? partition.orElse(null) : present.partitionField(),
                        body.has("incrementalField") ? incremental.orElse(null) : present.incrementalField(),
                        body.has("filePattern") ? files.orElse(null) : present.filePattern(),
                        body.has("excluded") ? excluded : present.excluded(),
                        merged(present.fieldTypes(), types),
                        FieldStatuses.merged(present.statuses(), statuses),
                        body.has("tags") ? tags : present.tags(),
                        body.has("groupBy") ? groupBy : present.groupBy(),
                        text.isPresent() || !body.has("textOptions")
                                ? merged(present.text(), text.orElse(Map.of()))
                                : null));
    }

    /** By the name of a field, its type; null to leave it to what was found. */
    private static Map<String, Object> types(RequestBody body) {
        Map<String, Object> types = body.object("fieldTypes").orElse(Map.of());
        if (types.size() > MAX_FIELDS) {
            body.wrong("fieldTypes", types.size() + " fields", "at most " + MAX_FIELDS);
        }
        RequestBody part = new RequestBody(types);
        types.forEach((field, type) -> {
            if (type != null
                    && !(type instanceof String text && ChosenType.find(text).isPresent())) {
                part.wrong(field, type, ChosenType.WORDS + "; null to leave it to what was found");
            }
        });
        body.collect(part, "/fieldTypes");
        return types;
    }

    /** By the name of a setting, how delimited text is read; null to leave it to the datastore. Empty if absent, null or wrong. */
    private static Optional<Map<String, Object>> textOptions(RequestBody body) {
        Optional<Map<String, Object>> given = body.object("textOptions");
        Map<String, Object> options = given.orElse(Map.of());
        RequestBody part = new RequestBody(options);
        part.refuseOthers(Set.copyOf(TextOptions.names()));
        for (String name : TextOptions.names()) {
            Object value = options.get(name);
            if (value != null) {
                TextOptions.fault(name, value)
                        .ifPresent(expected ->
                                part.wrong(name, value, expected + "; null to read it as the datastore's others"));
            }
        }
        body.collect(part, "/textOptions");
        return given;
    }

    private static Map<String, String> merged(Map<String, String> present, Map<String, Object> changes) {
        Map<String, String> types = new HashMap<>(present);
        changes.forEach((field, type) -> put(types, field, type == null ? null : (String) type));
        return types;
    }

    /**
     * Decides as which type a field is read, and whether it is masked or excluded. What is absent stays.
     *
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if the container is unknown, or its overrides are at another revision
     */
    public CompletableFuture<Outcome> field(
            Asked asked, ContainerId id, String field, OptionalLong ifMatch, RequestBody body) {
        String type = body.text("type", MAX_NAME).orElse(null);
        if (type != null && ChosenType.find(type).isEmpty()) {
            body.wrong("type", type, ChosenType.WORDS);
        }
        String status = body.text("status", MAX_NAME).orElse(null);
        if (status != null && FieldStatuses.find(status).isEmpty()) {
            body.wrong("status", status, FieldStatuses.WORDS);
        }
        if (OF_A_FIELD.stream().noneMatch(body::has)) {
            body.wrong("type", "absent", ChosenType.WORDS + "; null to leave it to what was found; or a status");
        }
        body.refuseOthers(OF_A_FIELD);
        body.check();
        ContainerView view = view(id, ifMatch);
        ContainerOverrides present = present(view);
        Map<String, String> types = new HashMap<>(present.fieldTypes());
        if (body.has("type")) {
            put(types, field, type);
        }
        Map<String, FieldStatus> statuses = present.statuses();
        if (body.has("status")) {
            Map<String, Object> change = new HashMap<>();
            change.put(field, status);
            statuses = FieldStatuses.merged(statuses, change);
        }
        return send(asked, view, present.with(types, statuses));
    }

    private static void put(Map<String, String> types, String field, @Nullable String type) {
        if (type == null) {
            types.remove(field);
        } else {
            types.put(field, type);
        }
    }

    private CompletableFuture<Outcome> send(Asked asked, ContainerView view, ContainerOverrides overrides) {
        OverrideContainer command =
                new OverrideContainer(view.datastoreId(), view.id(), overrides, view.overridesRevision());
        return commands.send(
                asked, command, Fingerprint.of(command), OutcomeReader.confirmedBy(ContainerOverridden.class));
    }

    private ContainerView view(ContainerId id, OptionalLong ifMatch) {
        ContainerView view = lookups.container(id)
                .orElseThrow(() -> new RefusedException(FailureCode.CONTAINER_UNKNOWN, id + " is not known"));
        if (ifMatch.isPresent() && ifMatch.getAsLong() != view.overridesRevision()) {
            throw new RefusedException(
                    FailureCode.STALE_REVISION,
                    "overridesRevision: " + ifMatch.getAsLong() + " (expected: " + view.overridesRevision() + ")");
        }
        return view;
    }

    private static ContainerOverrides present(ContainerView view) {
        ContainerOverrides present = view.overrides();
        return present == null ? ContainerOverrides.NONE : present;
    }
}
