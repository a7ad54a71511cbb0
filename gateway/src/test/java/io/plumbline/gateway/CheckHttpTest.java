package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.Command;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.command.EditCheck;
import io.plumbline.events.fact.CheckChanged;
import io.plumbline.events.fact.CheckRejected;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CheckHttpTest {

    private static final String CONTAINER = """
            {"id": "%s", "datastoreId": "%s", "name": "public.orders", "kind": "TABLE", "missing": false,
             "fieldCount": 2, "excluded": false, "overridesRevision": 0}""";
    private static final String CHECK = """
            {"id": "%s", "datastoreId": "%s", "containerId": "%s", "container": "public.orders", "rule": "between",
             "fields": ["total"], "properties": {"min": 0, "max": 100, "learnt": "by a run"}, "coverage": 1.0,
             "description": "total lies between 0 and 100", "level": 2, "status": "ACTIVE", "origin": "INFERRED",
             "managed": true, "accepted": false, "offered": false, "weight": 2, "tags": ["a"], "metadata": {"k": "v"},
             "revision": 4, "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""";

    private final TestGateway gateway = TestGateway.shared();
    private final String name = UUID.randomUUID().toString();
    private final DatastoreId datastore = new DatastoreId("ds_" + Ids.derivedTail(name));
    private final ContainerId container = new ContainerId("ct_" + Ids.derivedTail(name));
    private final CheckId check = new CheckId("ck_" + Ids.derivedTail(name));
    private final String path = "/api/v1/checks/" + check;

    @BeforeEach
    void know() {
        gateway.datastores.give("/containers/" + container, 200, CONTAINER.formatted(container, datastore));
        gateway.datastores.give("/checks/" + check, 200, CHECK.formatted(check, datastore, container));
    }

    @AfterEach
    void silence() {
        gateway.respond(command -> List.of());
    }

    @Test
    void rules_areServed_withTheirProperties() {
        HttpResponse<String> rules = gateway.get("/api/v1/check-rules");

        assertThat(Json.texts(rules, "/items", "key")).contains("between", "satisfiesExpression", "volumetric");
        assertThat(gateway.get("/api/v1/check-rules").body()).contains("\"inclusiveMin\"");
    }

    @Test
    void lists_passTheirFiltersOn_andRefuseOthers() {
        gateway.get("/api/v1/checks?status=ALL&origin=AUTHORED&field=a.b&tag=x&search=tot&sort=weight&order=desc");
        gateway.get("/api/v1/check-counts?rule=between");

        assertThat(gateway.datastores.asked())
                .contains("/checks?field=a.b&status=ALL&origin=AUTHORED&tag=x&search=tot&sort=weight&order=desc")
                .contains("/check-counts?rule=between");
        assertThat(gateway.get("/api/v1/checks?status=GONE").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/api/v1/check-counts?page=1").statusCode()).isEqualTo(400);
    }

    @Test
    void aCheck_isWrittenByHand_withADescriptionOfItsRule() {
        gateway.respond(command -> command.message() instanceof AuthorCheck author
                ? List.of(changed(author.checkId(), CheckChangeKind.CREATED, CheckStatus.DRAFT))
                : List.of());

        HttpResponse<String> written = author(
                "{\"rule\": \"between\", \"fields\": [\"total\"], \"properties\": {\"min\": 0, \"max\": 9.5},"
                        + " \"coverage\": 0.99, \"filter\": \"status = 'paid'\", \"tags\": [\"x\", \"x\"],"
                        + " \"metadata\": {\"ticket\": \"7\"}, \"owner\": \"Zoë\", \"draft\": true}",
                "Prefer",
                "wait=20");

        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        AuthorCheck sent = (AuthorCheck) sent().get(0);
        assertThat(written.headers().firstValue("Location")).contains("/api/v1/checks/" + sent.checkId());
        assertThat(sent.containerId()).isEqualTo(container);
        assertThat(sent.draft()).isTrue();
        assertThat(sent.terms())
                .isEqualTo(new CheckTerms(
                        Map.of("min", 0, "max", 9.5), 0.99, "status = 'paid'", "total: The number lies in a range."));
        assertThat(sent.labels()).isEqualTo(new CheckLabels(List.of("x"), Map.of("ticket", "7"), "Zoë"));
    }

    @Test
    void aRepeat_underItsKey_isTheSameCheck() {
        String body = "{\"rule\": \"notNull\", \"fields\": [\"total\"]}";
        HttpResponse<String> first = author(body, "Idempotency-Key", "once-" + check);
        HttpResponse<String> second = author(body, "Idempotency-Key", "once-" + check);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(Json.text(second, "/checkId")).isEqualTo(Json.text(first, "/checkId"));
    }

    @Test
    void faults_areAllNamed_byPointers() {
        HttpResponse<String> faults = author("{\"rule\": \"between\", \"fields\": [\"a\", \"b\"], \"properties\":"
                + " {\"min\": \"low\", \"max\": 3, \"colour\": 1}, \"coverage\": 2, \"filter\": \" \","
                + " \"metadata\": {\"x\": 1}, \"tags\": [\"\"], \"weight\": 4}");

        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .contains(
                        "/fields",
                        "/properties/min",
                        "/properties/colour",
                        "/coverage",
                        "/filter",
                        "/metadata/x",
                        "/tags",
                        "/weight");
        assertThat(Json.texts(author("{\"rule\": \"nope\"}"), "/errors", "pointer"))
                .containsExactly("/rule");
        assertThat(Json.texts(
                        author(
                                "{\"rule\": \"volumetric\", \"filter\": \"a > 1\", \"coverage\": 0.5,"
                                        + " \"properties\": {\"comparison\": \"absoluteValue\", \"measurementPeriodDays\": 7}}"),
                        "/errors",
                        "pointer"))
                .containsExactlyInAnyOrder("/coverage", "/filter", "/properties");
    }

    @Test
    void whatTheServiceRefuses_hasAPointer_andAConflictLinksToTheOther() {
        CheckId other = new CheckId("ck_" + Ids.derivedTail("other", name));
        String body = "{\"rule\": \"notNull\", \"fields\": [\"nope\"]}";
        gateway.respond(command -> rejected(
                command.message(),
                new Failure(FailureCode.SETTINGS_INVALID, "fields/0: nope (expected: a field of public.orders)"),
                null));
        HttpResponse<String> unknown = author(body, "Prefer", "wait=20");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(422);
        assertThat(Json.texts(unknown, "/errors", "pointer")).containsExactly("/fields/0");

        gateway.respond(command -> rejected(
                command.message(), new Failure(FailureCode.CHECK_EXISTS, "check: the same as " + other), other));
        HttpResponse<String> conflict = author(body, "Prefer", "wait=20");
        assertThat(conflict.statusCode()).as(conflict.body()).isEqualTo(409);
        assertThat(Json.text(conflict, "/code")).isEqualTo("CHECK_EXISTS");
        assertThat(Json.text(conflict, "/related")).isEqualTo("/api/v1/checks/" + other);
    }

    @Test
    void anEdit_isMergedOverWhatIsThere_andKeepsWhatTheRuleDoesNotKnow() {
        gateway.respond(command -> command.message() instanceof EditCheck
                ? List.of(changed(check, CheckChangeKind.EDITED, CheckStatus.ACTIVE))
                : List.of());

        HttpResponse<String> edited = gateway.send(
                "PATCH",
                path,
                TestGateway.ADMIN,
                "{\"properties\": {\"max\": 500}, \"filter\": \"total > 1\", \"owner\": null}",
                "Prefer",
                "wait=20");

        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        EditCheck sent = (EditCheck) sent().get(0);
        assertThat(sent.expectedRevision()).isEqualTo(4);
        assertThat(sent.terms())
                .isEqualTo(new CheckTerms(
                        Map.of("min", 0, "max", 500, "learnt", "by a run"),
                        1,
                        "total > 1",
                        "total lies between 0 and 100"));
        assertThat(sent.labels()).isEqualTo(new CheckLabels(List.of("a"), Map.of("k", "v"), null));
    }

    @Test
    void edits_refuseRuleAndFields_anOldRevision_andNothing() {
        assertThat(Json.texts(
                        patch("{\"rule\": \"unique\", \"fields\": [\"x\"], \"coverage\": 0.9}"), "/errors", "pointer"))
                .containsExactlyInAnyOrder("/rule", "/fields");
        assertThat(patch("{}").statusCode()).isEqualTo(422);
        assertThat(patch("{\"properties\": {\"max\": -1}}").body()).contains("/properties/max");
        assertThat(patch("{\"coverage\": 0.9}", "If-Match", "\"3\"").statusCode())
                .isEqualTo(412);
        assertThat(gateway.send("PATCH", "/api/v1/checks/ck_aaaaaaaaaaaaaaaa", TestGateway.ADMIN, "{\"coverage\": 1}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDecision_isSentWithItsReason_andARefusedOneIsAProblem() {
        gateway.respond(command -> command.message() instanceof DecideChecks decide
                ? List.of(new ChecksDecided(
                        datastore,
                        decide.decisionId(),
                        decide.decision(),
                        List.of(new CheckOutcome(
                                check,
                                CheckStatus.ARCHIVED,
                                decide.decision() == CheckDecision.ACCEPT
                                        ? new Failure(FailureCode.CHECK_STATUS, "status: ARCHIVED (expected: DRAFT)")
                                        : null))))
                : List.of());

        HttpResponse<String> archived =
                gateway.post(path + "/archive", "{\"reason\": \"INVALID\"}", "Prefer", "wait=20", "If-Match", "4");
        HttpResponse<String> accepted =
                gateway.send("POST", path + "/accept", TestGateway.ADMIN, null, "Prefer", "wait=20");
        HttpResponse<String> deleted = gateway.send("DELETE", path, TestGateway.ADMIN, null, "Prefer", "wait=20");

        assertThat(archived.statusCode()).as(archived.body()).isEqualTo(200);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(409);
        assertThat(Json.text(accepted, "/code")).isEqualTo("CHECK_STATUS");
        assertThat(deleted.statusCode()).isEqualTo(204);
        DecideChecks sent = (DecideChecks) sent().get(0);
        assertThat(sent.reason()).isEqualTo(CheckArchiveReason.INVALID);
        assertThat(sent.expectedRevision()).isEqualTo(4);
        assertThat(gateway.post(path + "/archive", "{\"reason\": \"REJECTED\"}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void manyAreDecidedAtOnce_withAnOutcomeForEach() {
        CheckId unknown = new CheckId("ck_" + Ids.derivedTail("unknown", name));
        gateway.datastores.give("/datastores/" + datastore, 200, """
                {"id": "%s", "name": "Shop", "connector": "postgresql", "properties": {}, "secrets": {}, "revision": 1,
                 "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z", "counters": {"containers": 1, "missingContainers": 0,
                 "fields": 2, "containersProfiled": 1, "rowsProfiled": 9, "checks": 3}}""".formatted(datastore));
        gateway.respond(command -> command.message() instanceof DecideChecks decide
                ? List.of(new ChecksDecided(
                        datastore,
                        decide.decisionId(),
                        decide.decision(),
                        List.of(
                                new CheckOutcome(check, CheckStatus.ACTIVE, null),
                                new CheckOutcome(
                                        unknown, null, new Failure(FailureCode.CHECK_UNKNOWN, "checkId: unknown")))))
                : List.of());
        String decisions = "/api/v1/datastores/" + datastore + "/check-decisions";

        HttpResponse<String> decided = gateway.post(
                decisions,
                "{\"decision\": \"accept\", \"checkIds\": [\"" + check + "\", \"" + unknown + "\"]}",
                "Prefer",
                "wait=20");

        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(Json.texts(decided, "/outcomes", "checkId")).containsExactly(check.value(), unknown.value());
        assertThat(Json.text(decided, "/outcomes/1/failure/code")).isEqualTo("CHECK_UNKNOWN");
        HttpResponse<String> faults =
                gateway.post(decisions, "{\"decision\": \"FORGET\", \"checkIds\": [\"x\"], \"colour\": 1}");
        assertThat(Json.texts(faults, "/errors", "pointer")).contains("/decision", "/checkIds", "/colour");
    }

    @Test
    void viewers_readButDoNotChange() {
        String viewer = gateway.token("checks-viewer", Role.VIEWER, null, false);

        assertThat(gateway.send("GET", path, viewer, null).statusCode()).isEqualTo(200);
        assertThat(gateway.send("PATCH", path, viewer, "{\"coverage\": 0.5}").statusCode())
                .isEqualTo(403);
        assertThat(gateway.send("POST", path + "/reject", viewer, null).statusCode())
                .isEqualTo(403);
    }

    private List<Command> sent() {
        await().until(() -> !gateway.commandsFor(datastore.value()).isEmpty());
        return gateway.commandsFor(datastore.value());
    }

    private HttpResponse<String> author(String body, String... headers) {
        return gateway.post("/api/v1/containers/" + container + "/checks", body, headers);
    }

    private HttpResponse<String> patch(String body, String... headers) {
        return gateway.send("PATCH", path, TestGateway.ADMIN, body, headers);
    }

    private List<io.plumbline.events.Message> rejected(
            io.plumbline.events.Message command, Failure failure, CheckId other) {
        return command instanceof AuthorCheck author
                ? List.of(new CheckRejected(datastore, author.checkId(), failure, other))
                : List.of();
    }

    private CheckChanged changed(CheckId id, CheckChangeKind kind, CheckStatus status) {
        return new CheckChanged(
                datastore, container, "public.orders", id, "between", List.of("total"), kind, status, null, 5);
    }
}
