package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FileMatches;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;

import static org.assertj.core.api.Assertions.assertThat;

/** Pre-flights and previews of files over HTTP. */
class SourceQuestionHttpTest {

    private static final String STORED = """
            {"id": "%s", "name": "stored", "connector": "%s", "revision": 1, "profileAfterCatalog": false,
             "properties": {}, "secrets": {}, "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z",
             "counters": {"containers": 0, "missingContainers": 0, "fields": 0, "containersProfiled": 0,
                          "rowsProfiled": 0, "checks": 0}}""";
    private static final String CONTAINER = """
            {"id": "%s", "datastoreId": "%s", "name": "orders_*.csv", "kind": "FILE_PATTERN", "missing": false,
             "fieldCount": 2, "excluded": false, "overridesRevision": 4%s}""";

    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId datastore = Ids.secure().datastore();
    private final ContainerId container = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(datastore.value()));
    private final String preflights = "/api/v1/datastores/" + datastore + "/preflights";
    private final String previews = "/api/v1/datastores/" + datastore + "/file-previews";
    private volatile AskSource asked;

    @BeforeEach
    void stored() {
        store("local-files");
        answer(SourceAnswer.of(new FileMatches("a*", List.of("a.csv"), 1, 10)));
    }

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
        gateway.datastores.forget("/datastores/" + datastore);
        gateway.datastores.forget("/containers/" + container);
    }

    @Test
    void preflight_isAskedAndAnsweredInOneRequest() {
        answer(SourceAnswer.of(new Preflight(
                1,
                1,
                new PlanTotals(5, 7, 0, 0, 0, 0),
                List.of(),
                true,
                new NameList(List.of(), true),
                List.of(),
                4,
                null,
                12L)));

        HttpResponse<String> answer = gateway.post(
                preflights,
                "{\"containers\": [\"" + container + "\"], \"maxRows\": 10, \"maxBytes\": 20, \"sample\":"
                        + " {\"fraction\": 0.5, \"seed\": 3}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Json.tree(answer).at("/answer/preflight/totals/rows").asLong())
                .isEqualTo(5);
        assertThat(Json.tree(answer).at("/answer/preflight/expectedSeconds").asLong())
                .isEqualTo(12);
        assertThat(Json.text(answer, "/datastoreId")).isEqualTo(datastore.value());
        assertThat(asked.datastoreId()).isEqualTo(datastore);
        assertThat(asked.question())
                .isEqualTo(new SourceQuestion(
                        new ProfileSettings(List.of(container), 2, 10L, 20L, new RowSample(0.5, 3L)), null));

        gateway.post(preflights, "{}");
        assertThat(asked.question().preflight()).isEqualTo(ProfileSettings.DEFAULT);
    }

    @Test
    void preflight_namesFaultsByTheirPointers() {
        HttpResponse<String> faults = gateway.post(
                preflights,
                "{\"containers\": [\"x\"], \"maxRows\": -1, \"inferenceLevel\": 6, \"sample\": {\"fraction\": 0}}");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .containsExactlyInAnyOrder("/containers", "/maxRows", "/inferenceLevel", "/sample/fraction");
    }

    @Test
    void unknownDatastore_is404() {
        gateway.datastores.forget("/datastores/" + datastore);
        assertThat(gateway.post(preflights, "{}").statusCode()).isEqualTo(404);
        assertThat(gateway.post(previews, "{\"pattern\": \"a*\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void sourceThatCannotBeReached_isAnAnswer_andSilenceIs504() {
        answer(SourceAnswer.failed(new Failure(FailureCode.CONNECTION_REFUSED, "refused")));
        HttpResponse<String> refused = gateway.post(preflights, "{}");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(Json.text(refused, "/answer/failure/code")).isEqualTo("CONNECTION_REFUSED");

        answer(SourceAnswer.failed(new Failure(FailureCode.WORKER_LOST, "No catalog worker took it within 25 s.")));
        assertThat(gateway.post(preflights, "{}").statusCode()).isEqualTo(504);
        gateway.respond(command -> List.of());
        HttpResponse<String> nobody = gateway.post(preflights, "{}");
        assertThat(nobody.statusCode()).isEqualTo(504);
        assertThat(Json.text(nobody, "/detail")).contains("datastore-service");
    }

    @Test
    void preview_isOfAPattern_orOfTheOneThatAContainerHas() {
        HttpResponse<String> answer = gateway.post(previews, "{\"pattern\": \"a*\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.text(answer, "/answer/files/names/0")).isEqualTo("a.csv");
        assertThat(asked.question()).isEqualTo(new SourceQuestion(null, "a*"));

        gateway.datastores.give(
                "/containers/" + container,
                200,
                CONTAINER.formatted(
                        container,
                        datastore,
                        ", \"filePattern\": {\"value\": \"orders_eu_*.csv\", \"origin\": \"USER\"}"));
        gateway.post(previews, "{\"container\": \"" + container + "\"}");
        assertThat(asked.question().filePattern()).isEqualTo("orders_eu_*.csv");

        gateway.datastores.give("/containers/" + container, 200, CONTAINER.formatted(container, datastore, ""));
        HttpResponse<String> none = gateway.post(previews, "{\"container\": \"" + container + "\"}");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Json.text(none, "/detail")).contains("orders_*.csv has no pattern");
    }

    @Test
    void preview_ofADatabase_isRefusedInWords_andFaultsAreNamed() {
        for (String wrong : List.of("{}", "{\"pattern\": \"../x\"}", "{\"pattern\": \"\"}", "{\"pattern\": 7}")) {
            HttpResponse<String> answer = gateway.post(previews, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(Json.texts(answer, "/errors", "pointer")).as(wrong).containsExactly("/pattern");
        }
        assertThat(Json.texts(
                        gateway.post(previews, "{\"pattern\": \"a\", \"container\": \"ct\"}"), "/errors", "pointer"))
                .contains("/container");
        store("postgresql");
        HttpResponse<String> database = gateway.post(previews, "{\"pattern\": \"a*\"}");
        assertThat(database.statusCode()).isEqualTo(422);
        assertThat(Json.text(database, "/detail")).contains("is on a postgresql (expected: a datastore of files");
    }

    private void store(String connector) {
        gateway.datastores.give("/datastores/" + datastore, 200, STORED.formatted(datastore, connector));
    }

    private void answer(SourceAnswer answer) {
        gateway.respond(command -> {
            if (command.message() instanceof AskSource ask) {
                asked = ask;
                return List.of(new SourceAnswered(ask.testId(), ask.datastoreId(), answer));
            }
            return List.of();
        });
    }
}
