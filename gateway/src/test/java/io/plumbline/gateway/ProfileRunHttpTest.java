package io.plumbline.gateway;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowSample;

import static org.assertj.core.api.Assertions.assertThat;

/** How much a profile run is asked to read. */
class ProfileRunHttpTest {

    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId datastore = Ids.secure().datastore();
    private final String path = "/api/v1/datastores/" + datastore + "/operations";
    private volatile RunOperation asked;

    @BeforeEach
    void answering() {
        gateway.respond(command -> {
            asked = (RunOperation) command.message();
            return List.of(new OperationQueued(datastore, asked.operationId(), asked.type()));
        });
    }

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
    }

    @Test
    void limitsAndSample_reachTheCommand() {
        HttpResponse<String> answer =
                run("{\"maxRows\": 1000, \"maxBytes\": 5000000, \"sample\": {\"fraction\": 0.25, \"seed\": 7}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(asked.profile())
                .isEqualTo(new ProfileSettings(List.of(), 2, 1_000L, 5_000_000L, new RowSample(0.25, 7L)));

        run("{\"sample\": {\"fraction\": 1}}");
        assertThat(asked.profile().sample()).isEqualTo(new RowSample(1, null));
        run("{\"full\": true}");
        assertThat(asked.profile()).isEqualTo(ProfileSettings.DEFAULT.inFull());
        run("{}");
        assertThat(asked.profile()).isEqualTo(ProfileSettings.DEFAULT);
    }

    @Test
    void faults_areNamedByTheirPointers() {
        HttpResponse<String> faults = run("{\"maxRows\": 0, \"maxBytes\": \"many\", \"inferenceLevel\": 9,"
                + " \"sample\": {\"fraction\": 1.5, \"seed\": -1, \"colour\": 1}}");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .containsExactlyInAnyOrder(
                        "/profile/maxRows",
                        "/profile/maxBytes",
                        "/profile/inferenceLevel",
                        "/profile/sample/fraction",
                        "/profile/sample/seed",
                        "/profile/sample/colour");
        assertThat(Json.texts(run("{\"sample\": {}}"), "/errors", "detail"))
                .containsExactly("fraction: absent (expected: a number more than 0, at most 1)");
        assertThat(Json.texts(run("{\"sample\": 7}"), "/errors", "pointer")).containsExactly("/profile/sample");
    }

    @Test
    void tags_thresholds_andFurtherOptions_reachTheCommand() {
        HttpResponse<String> answer = run("""
                {"tags": ["nightly", " nightly ", "sales"], "greaterThanTime": "2026-01-31T13:00:00.1234+01:00",
                 "greaterThanBatch": 12345678901234567890, "histogramMaxDistinct": 250, "inferAsDraft": true,
                 "inferenceLevel": 5}\
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(asked.profile())
                .isEqualTo(new ProfileSettings(
                        List.of(),
                        5,
                        null,
                        null,
                        null,
                        List.of("nightly", "sales"),
                        Instant.parse("2026-01-31T12:00:00.123Z"),
                        new BigDecimal("12345678901234567890"),
                        null,
                        250,
                        true,
                        null));
        run("{\"maxRecordsPerPartition\": 1000000000}");
        assertThat(asked.profile().maxRecordsPerPartition()).isEqualTo(1_000_000_000L);
    }

    @Test
    void optionsThatContradict_orAreOutOfRange_areNamedByTheirPointers() {
        HttpResponse<String> faults = run("""
                {"maxRecordsPerPartition": 1000000001, "histogramMaxDistinct": 0, "inferAsDraft": "yes",
                 "greaterThanTime": "2026-01-31", "greaterThanBatch": "7", "tags": [""]}\
                """);
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .containsExactlyInAnyOrder(
                        "/profile/maxRecordsPerPartition",
                        "/profile/histogramMaxDistinct",
                        "/profile/inferAsDraft",
                        "/profile/greaterThanTime",
                        "/profile/greaterThanBatch",
                        "/profile/tags");
        assertThat(details("{\"tags\": [\"a\"], \"containers\": [\"ct_0123456789abcdef\"]}"))
                .containsExactly(
                        "tags: given (expected: absent with containers: a run chooses by one or by the other)");
        assertThat(details("{\"greaterThanBatch\": 7, \"maxRows\": 5}"))
                .containsExactly(
                        "greaterThanBatch: given (expected: absent with maxRows or maxRecordsPerPartition, which"
                                + " would leave out new rows at random)");
        assertThat(details("{\"greaterThanTime\": \"2026-01-31T00:00:00Z\", \"maxRecordsPerPartition\": 5}"))
                .singleElement()
                .satisfies(detail -> assertThat(detail).startsWith("greaterThanTime: given"));
    }

    private List<String> details(String profile) {
        return Json.texts(run(profile), "/errors", "detail");
    }

    private HttpResponse<String> run(String profile) {
        return gateway.post(path, "{\"type\": \"PROFILE\", \"profile\": " + profile + "}", "Prefer", "wait=20");
    }
}
