package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;

import static org.assertj.core.api.Assertions.assertThat;

final class ContainerHttpTest {
    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId datastore = Ids.secure().datastore();
    private final ContainerId id = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(datastore.value()));
    private final String path = "/api/v1/containers/" + id;
    private volatile OverrideContainer asked;

    @BeforeEach
    void stored() {
        gateway.datastores.give("/containers/" + id, 200, """
            {"id": "%s", "datastoreId": "%s", "name": "sales.orders", "kind": "TABLE", "missing": false,
             "fieldCount": 2, "excluded": false, "overridesRevision": 4,
             "overrides": {"partitionField": "id", "excluded": false, "fieldTypes": {"zip": "string"}}}\
            """.formatted(id, datastore));
        gateway.respond(command -> {
            asked = (OverrideContainer) command.message();
            return List.of(new ContainerOverridden(datastore, id, "sales.orders", true, 5));
        });
    }

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
        gateway.datastores.forget("/containers/" + id);
    }

    @Test
    void whatIsAbsentStays_andNullClears() {
        HttpResponse<String> answer =
                patch(path, "{\"excluded\": true, \"incrementalField\": \"updated_at\"}", "Prefer", "wait=20");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides())
                .isEqualTo(new ContainerOverrides("id", "updated_at", null, true, Map.of("zip", "string")));
        assertThat(asked.expectedRevision()).isEqualTo(4);
        assertThat(asked.datastoreId()).isEqualTo(datastore);

        patch(path, "{\"partitionField\": null}", "Prefer", "wait=20");
        assertThat(asked.overrides().partitionField()).isNull();
        assertThat(patch(path, "{\"excluded\": true}", "If-Match", "\"3\"").statusCode())
                .isEqualTo(412);
    }

    @Test
    void typeOfAField_isOneOfSparks() {
        HttpResponse<String> answer =
                patch(path + "/fields/amount", "{\"type\": \"decimal(12,2)\"}", "Prefer", "wait=20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides().fieldTypes()).isEqualTo(Map.of("zip", "string", "amount", "decimal(12,2)"));

        patch(path + "/fields/zip", "{\"type\": null}", "Prefer", "wait=20");
        assertThat(asked.overrides().fieldTypes()).isEmpty();
        assertThat(patch(path + "/fields/zip", "{\"type\": \"decimal(39,2)\"}").statusCode())
                .isEqualTo(422);
        assertThat(patch(path + "/fields/zip", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void typeOfADate_mayHaveThePatternOfItsTexts() {
        patch(path + "/fields/born", "{\"type\": \"date(dd/MM/yyyy)\"}", "Prefer", "wait=20");
        assertThat(asked.overrides().fieldTypes()).containsEntry("born", "date(dd/MM/yyyy)");
        for (String wrong : List.of("date()", "date(bogus)", "date('x')", "int(dd)", "date(dd/MM/yyyy))", "date(q)")) {
            HttpResponse<String> answer = patch(path + "/fields/born", "{\"type\": \"" + wrong + "\"}");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(Json.texts(answer, "/errors", "pointer")).containsExactly("/type");
        }
    }

    @Test
    void fieldsWhoseNamesHoldASlash_areAddressedInTheChangeOfTheirContainer() {
        HttpResponse<String> answer = patch(
                path, "{\"fieldTypes\": {\"price/unit\": \"decimal(12,2)\", \"zip\": null}}", "Prefer", "wait=20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides().fieldTypes()).isEqualTo(Map.of("price/unit", "decimal(12,2)"));
        assertThat(asked.overrides().partitionField()).isEqualTo("id");

        HttpResponse<String> wrong = patch(path, "{\"fieldTypes\": {\"a/b\": \"uuid\", \"c\": 7, \"d\": {}}}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Json.texts(wrong, "/errors", "pointer"))
                .containsExactlyInAnyOrder("/fieldTypes/a~1b", "/fieldTypes/c", "/fieldTypes/d");
    }

    @Test
    void fieldStatuses_andTags_areDecided() {
        HttpResponse<String> answer = patch(path, """
                {"fieldStatuses": {"mail": "MASKED", "a/b": "excluded"}, "tags": ["nightly"]}\
                """, "Prefer", "wait=20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides())
                .isEqualTo(new ContainerOverrides(
                        "id",
                        null,
                        null,
                        false,
                        Map.of("zip", "string"),
                        Map.of("mail", FieldStatus.MASKED, "a/b", FieldStatus.EXCLUDED),
                        List.of("nightly")));

        patch(path + "/fields/mail", "{\"status\": \"MASKED\"}", "Prefer", "wait=20");
        assertThat(asked.overrides().fieldStatuses()).isEqualTo(Map.of("mail", FieldStatus.MASKED));
        assertThat(asked.overrides().fieldTypes()).isEqualTo(Map.of("zip", "string"));
        patch(path + "/fields/mail", "{\"status\": null}", "Prefer", "wait=20");
        assertThat(asked.overrides().fieldStatuses()).isNull();

        HttpResponse<String> wrong =
                patch(path, "{\"fieldStatuses\": {\"a/b\": \"HIDDEN\", \"c\": 7}, \"tags\": [\" \"]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Json.texts(wrong, "/errors", "pointer"))
                .containsExactlyInAnyOrder("/fieldStatuses/a~1b", "/fieldStatuses/c", "/tags");
        assertThat(Json.texts(patch(path + "/fields/mail", "{\"status\": \"HIDDEN\"}"), "/errors", "pointer"))
                .containsExactly("/status");
    }

    @Test
    void criteriaOfGroups_areReplaced_andNullTakesThemAway() {
        HttpResponse<String> answer =
                patch(path, "{\"groupBy\": [[\"country\"], [\"country\", \"a`b\"]]}", "Prefer", "wait=20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides().groupBy()).containsExactly(List.of("country"), List.of("country", "a`b"));
        assertThat(asked.overrides().partitionField()).isEqualTo("id");

        patch(path, "{\"groupBy\": null}", "Prefer", "wait=20");
        assertThat(asked.overrides().groupBy()).isNull();
        for (String wrong : List.of("[\"a\"]", "[[]]", "[[\"a\", \"a\"]]", "[[7]]", "7", "[[1],[2],[3],[4],[5],[6]]")) {
            HttpResponse<String> refused = patch(path, "{\"groupBy\": " + wrong + "}");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
            assertThat(Json.texts(refused, "/errors", "pointer")).containsExactly("/groupBy");
        }
    }

    @Test
    void textOptions_areMerged_andTakenBackByNull_andCheckedLikeTheDatastoresSettings() {
        HttpResponse<String> answer = patch(
                path, "{\"textOptions\": {\"header\": \"false\", \"delimiter\": \"\\\\t\"}}", "Prefer", "wait=20");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.overrides().textOptions()).isEqualTo(Map.of("header", "false", "delimiter", "\\t"));
        assertThat(asked.overrides().partitionField()).isEqualTo("id");

        gateway.datastores.give("/containers/" + id, 200, """
            {"id": "%s", "datastoreId": "%s", "name": "a.csv", "kind": "FILE", "missing": false,
             "fieldCount": 2, "excluded": false, "overridesRevision": 4, "overrides": {"excluded": false,
             "fieldTypes": {}, "textOptions": {"header": "false", "quote": "none"}}}\
            """.formatted(id, datastore));
        patch(path, "{\"textOptions\": {\"header\": null, \"nullValue\": \"NA\"}}", "Prefer", "wait=20");
        assertThat(asked.overrides().textOptions()).isEqualTo(Map.of("quote", "none", "nullValue", "NA"));
        patch(path, "{\"excluded\": true}", "Prefer", "wait=20");
        assertThat(asked.overrides().textOptions()).isEqualTo(Map.of("header", "false", "quote", "none"));
        patch(path, "{\"textOptions\": {}}", "Prefer", "wait=20");
        assertThat(asked.overrides().textOptions()).isEqualTo(Map.of("header", "false", "quote", "none"));
        patch(path, "{\"textOptions\": null}", "Prefer", "wait=20");
        assertThat(asked.overrides().textOptions()).isNull();

        HttpResponse<String> wrong = patch(path, """
                {"textOptions": {"header": "yes", "delimiter": ";;", "quote": 7, "encoding": "latin1",
                 "compression": "gzip"}}\
                """);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Json.texts(wrong, "/errors", "pointer"))
                .containsExactlyInAnyOrder(
                        "/textOptions/header",
                        "/textOptions/delimiter",
                        "/textOptions/quote",
                        "/textOptions/encoding",
                        "/textOptions/compression");
        assertThat(Json.texts(patch(path, "{\"textOptions\": [1]}"), "/errors", "pointer"))
                .containsExactly("/textOptions");
    }

    @Test
    void faults_areNamed_andRefusalsTold() {
        HttpResponse<String> faults =
                patch(path, "{\"filePattern\": \"../x\", \"partitionField\": 7, \"excluded\": \"yes\", \"colour\": 1}");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .contains("/filePattern", "/partitionField", "/excluded", "/colour");

        gateway.respond(command -> List.of(new DatastoreRejected(
                datastore, new Failure(FailureCode.SETTINGS_INVALID, "partitionField: nope (expected: a field)"))));
        HttpResponse<String> refused = patch(path, "{\"partitionField\": \"nope\"}", "Prefer", "wait=20");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.text(refused, "/detail")).contains("nope");
    }

    private HttpResponse<String> patch(String at, String body, String... headers) {
        return gateway.send("PATCH", at, TestGateway.ADMIN, body, headers);
    }
}
