package io.plumbline.gateway.inbound.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import io.plumbline.api.ProblemDetail;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.DatastoreStatus;
import io.plumbline.api.view.SearchKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.RelationKind;

/** The query parameters that a read knows: checked here, described in the API document, and passed on. */
record QueryShape(List<QueryParameter> parameters) {
    static final List<String> TRUTH = List.of("true", "false");
    static final QueryParameter ORDER = choice("order", "Direction of the sort.", List.of("asc", "desc"));

    static final QueryShape NONE = new QueryShape(List.of());
    static final QueryShape PAGED = paged();
    static final QueryShape DATASTORES = paged(
            text("search", "Part of the name or description, in any case, or the id."),
            connector(),
            id("connection", "cn", "Only those on this shared connection."),
            choice("status", "Only those with which it stands so.", names(DatastoreStatus.values())),
            text("tag", "Only those that have this tag."),
            text("group", "Only those in this group."),
            choice(
                    "sort",
                    "Order of the list.",
                    List.of(
                            "name",
                            "createdAt",
                            "updatedAt",
                            "containers",
                            "fields",
                            "rows",
                            "checks",
                            "lastOperation")),
            ORDER);
    static final QueryShape CONNECTIONS = paged(text("search", "Part of the name, in any case."), connector());
    static final QueryShape CONTAINERS = paged(
            text("search", "Part of the name, in any case."),
            choice("kind", "Only this kind.", names(ContainerKind.values())),
            choice("missing", "Only those that the last catalog found no more, or not.", TRUTH),
            choice("profiled", "Only those with a profile, or without.", TRUTH),
            text("tag", "Only those that have this tag."),
            choice("sort", "Order of the list.", List.of("name", "rows", "size", "fields", "lastModified")),
            ORDER);
    static final QueryShape VOLUME = new QueryShape(List.of(
            text("from", "The first day; 29 days before the last if absent."),
            text("to", "The last day, such as 2026-01-31; today if absent. At most 1,830 days."),
            text("zone", "Whose days they are, such as Europe/Berlin; UTC if absent.")));
    static final QueryShape LABELS = paged(text("search", "Part of the name, in any case."));
    static final QueryShape FIELDS = paged(
            text("search", "Part of the name, path or comment, in any case."),
            choice("type", "Only fields of this kind of type.", names(FieldFamily.values())),
            choice("status", "Only those that a user has decided this about.", names(FieldStatus.values())),
            choice("nested", "Whether fields inside of others are listed too, if they are profiled.", TRUTH),
            choice(
                    "missing",
                    "Whether those are listed too that the newest profile has and the source no more.",
                    TRUTH),
            choice(
                    "sort",
                    "Order of the list; checks counts those that aren't archived.",
                    List.of("position", "name", "type", "completeness", "distinct", "checks")),
            ORDER);
    static final QueryShape PROFILE = paged(
            id("operation", "op", "The profile of this past operation."),
            text("from", "Only of the parts from this one on, by their order; its name as the list of parts has it."),
            text("to", "Only of the parts up to this one, itself included."));
    static final QueryShape PARTS = paged(id("operation", "op", "The parts of this past operation's profile."));
    static final QueryShape RELATIONS = paged(
            id("operation", "op", "The relations that this past operation's profile has found."),
            choice("kind", "Only this kind.", names(RelationKind.values())),
            text("field", "Only those that name the field of this path."));
    static final QueryShape GROUPS = paged(id("operation", "op", "The groups of this past operation's profile."));
    static final QueryShape FOREIGN_KEYS = paged(id("container", "ct", "Only those from or to this container."));
    static final QueryShape FIELD_HISTORY = new QueryShape(
            List.of(new QueryParameter("path", "Path of the field.", QueryParameter.Kind.TEXT, List.of(), true)));
    static final QueryShape PROFILE_DIFF = paged(
            id("from", "op", "The earlier profile is this operation's; absent for the one before the later."),
            id("to", "op", "The later profile is this operation's; absent for the newest."),
            text("path", "Only this field."));
    private static final List<QueryParameter> CHECK_FILTERS = List.of(
            id("datastore", "ds", "Only those of this datastore."),
            id("container", "ct", "Only those of this container."),
            text("field", "Only those that name the field of this path."),
            text("rule", "Only this rule."),
            choice("status", "Only this status; those that aren't archived if absent.", statuses()),
            choice("origin", "Only this origin.", names(CheckOrigin.values())),
            text("tag", "Only those with this tag."),
            text("search", "Part of container, rule, field, tag or description, in any case."));
    static final QueryShape CHECK_COUNTS = new QueryShape(CHECK_FILTERS);
    static final QueryShape CHECKS = paged(Stream.concat(
                    CHECK_FILTERS.stream(),
                    Stream.of(
                            choice(
                                    "sort",
                                    "Order of the list.",
                                    List.of("container", "rule", "weight", "status", "createdAt", "updatedAt")),
                            ORDER))
            .toArray(QueryParameter[]::new));
    static final QueryShape EXPORT = new QueryShape(List.of(choice(
            "checks",
            "Only the checks that count now (active, which is the default), or all.",
            List.of("active", "all"))));
    static final QueryShape OPERATIONS = paged(
            id("datastore", "ds", "Only those of this datastore."),
            choice("type", "Only this type.", names(OperationType.values())),
            choice("status", "Only this status.", names(OperationStatus.values())),
            of("from", "Only those that were asked for then or later.", QueryParameter.Kind.TIME),
            of("to", "Only those that were asked for before.", QueryParameter.Kind.TIME),
            text("search", "Part of the id, or of who asked, in any case."),
            choice("sort", "Order of the list, the newest or longest first.", List.of("createdAt", "duration")),
            ORDER);
    static final QueryShape OPERATION_COUNTS = new QueryShape(List.of(
            id("datastore", "ds", "Only those of this datastore."),
            choice("type", "Only this type.", names(OperationType.values())),
            of("from", "The first day; a year before the last one if absent.", QueryParameter.Kind.DAY),
            of("to", "The last day, at most 366 days from the first; today if absent.", QueryParameter.Kind.DAY),
            of("zone", "Whose days they are; UTC if absent.", QueryParameter.Kind.ZONE)));
    static final QueryShape SEARCH = new QueryShape(List.of(
            new QueryParameter("q", "Part of a name, in any case.", QueryParameter.Kind.PART, List.of(), true),
            new QueryParameter(
                    "kind",
                    "Only these kinds; all if absent.",
                    QueryParameter.Kind.CHOICES,
                    names(SearchKind.values()),
                    false),
            of("size", "Hits of each kind at most; 20 if absent.", QueryParameter.Kind.SIZE)));
    static final QueryShape ITEMS = paged(choice("status", "Only this status.", names(WorkStatus.values())));

    /**
     * The query to pass on, with its question mark; empty if there is none.
     *
     * @throws BadRequestException naming each parameter that is wrong, with what is expected
     */
    String check(HttpServletRequest request) {
        if (request.getQueryString() == null && parameters.stream().noneMatch(QueryParameter::required)) {
            return "";
        }
        Map<String, String[]> given = new LinkedHashMap<>(request.getParameterMap());
        List<ProblemDetail> errors = new ArrayList<>();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (QueryParameter parameter : parameters) {
            Optional<String[]> values = Optional.ofNullable(given.remove(parameter.name()));
            if (values.isEmpty() && parameter.required()) {
                errors.add(error(parameter.name(), "absent", parameter.expected()));
            } else if (values.isPresent() && values.get().length != 1) {
                errors.add(error(parameter.name(), values.get().length + " values", "one value"));
            } else if (values.isPresent() && !parameter.accepts(values.get()[0])) {
                errors.add(error(parameter.name(), shown(values.get()[0]), parameter.expected()));
            } else if (values.isPresent() && !values.get()[0].isEmpty()) {
                query.add(parameter.name() + "=" + URLEncoder.encode(values.get()[0], StandardCharsets.UTF_8));
            }
        }
        String known =
                String.join(", ", parameters.stream().map(QueryParameter::name).toList());
        given.keySet()
                .forEach(name -> errors.add(error(
                        shown(name), "unknown parameter", known.isEmpty() ? "no parameters" : "one of " + known)));
        if (!errors.isEmpty()) {
            throw new BadRequestException("PARAMETERS_INVALID", errors.get(0).detail(), errors);
        }
        return query.toString();
    }

    private static ProblemDetail error(String name, String given, String expected) {
        return new ProblemDetail("/" + name, name + ": " + given + " (expected: " + expected + ")");
    }

    private static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    static QueryShape paged(QueryParameter... own) {
        List<QueryParameter> parameters = new ArrayList<>(Arrays.asList(own));
        parameters.add(new QueryParameter("page", "Which page, from 0.", QueryParameter.Kind.PAGE, List.of(), false));
        parameters.add(new QueryParameter("size", "Entries a page.", QueryParameter.Kind.SIZE, List.of(), false));
        return new QueryShape(List.copyOf(parameters));
    }

    private static QueryParameter connector() {
        return choice(
                "connector",
                "Only this type.",
                ConnectorCatalog.all().stream().map(ConnectorSpec::type).toList());
    }

    static QueryParameter of(String name, String description, QueryParameter.Kind kind) {
        return new QueryParameter(name, description, kind, List.of(), false);
    }

    static QueryParameter text(String name, String description) {
        return new QueryParameter(name, description, QueryParameter.Kind.TEXT, List.of(), false);
    }

    static QueryParameter id(String name, String prefix, String description) {
        return new QueryParameter(name, description, QueryParameter.Kind.ID, List.of(prefix), false);
    }

    static QueryParameter choice(String name, String description, List<String> choices) {
        return new QueryParameter(name, description, QueryParameter.Kind.CHOICE, choices, false);
    }

    private static List<String> statuses() {
        return Stream.concat(names(CheckStatus.values()).stream(), Stream.of("ALL"))
                .toList();
    }

    static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
