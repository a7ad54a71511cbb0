package io.plumbline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.credentials.SealedContent;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.SealedRows;
import io.plumbline.events.model.SourceAnswer;

import static org.assertj.core.api.Assertions.assertThat;

class RowsPreviewHttpTest {

    private static final RowsPreview ROWS = new RowsPreview(
            List.of(
                    new RowsPreview.Column("id", "bigint", null, null),
                    new RowsPreview.Column("mail", "string", true, null)),
            List.of(Arrays.asList("7", null)),
            null,
            100,
            true,
            null);

    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId datastore = Ids.secure().datastore();
    private final ContainerId container = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(datastore.value()));
    private final String previews = "/api/v1/containers/" + container + "/previews";
    private volatile AskSource asked;

    @BeforeEach
    void known() {
        gateway.datastores.give("/containers/" + container, 200, """
                {"id": "%s", "datastoreId": "%s", "name": "people", "kind": "TABLE", "missing": false,
                 "fieldCount": 2, "excluded": false, "overridesRevision": 0}""".formatted(container, datastore));
    }

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
        gateway.datastores.forget("/containers/" + container);
    }

    @Test
    void rows_areOpenedForWhoAskedForThem_andAreReadableNowhereElse() {
        gateway.respond(command -> {
            asked = (AskSource) command.message();
            return List.of(new SourceAnswered(asked.testId(), datastore, SourceAnswer.of(sealed(asked))));
        });

        HttpResponse<String> answer = gateway.post(previews, "{\"limit\": 5}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(asked.datastoreId()).isEqualTo(datastore);
        assertThat(asked.question().rows().container()).isEqualTo(container);
        assertThat(asked.question().rows().limit()).isEqualTo(5);
        assertThat(Json.text(answer, "/preview/rows/0/0")).isEqualTo("7");
        assertThat(Json.tree(answer).at("/preview/rows/0/1").isNull()).isTrue();
        assertThat(Json.tree(answer).at("/preview/columns/1/masked").asBoolean())
                .isTrue();
        String first = asked.question().rows().publicKey();
        gateway.post(previews, "{}", "Idempotency-Key", "again");
        gateway.post(previews, "{}", "Idempotency-Key", "again");
        assertThat(asked.question().rows().publicKey())
                .as("a key for each question, whatever is repeated")
                .isNotEqualTo(first);
    }

    @Test
    void sourceThatCannotBeRead_isAnAnswer_andSilenceIs504() {
        answer(new Failure(FailureCode.CONNECTION_REFUSED, "refused"));
        HttpResponse<String> refused = gateway.post(previews, "{}");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(Json.text(refused, "/failure/code")).isEqualTo("CONNECTION_REFUSED");
        assertThat(Json.tree(refused).at("/preview").isMissingNode()).isTrue();

        answer(new Failure(FailureCode.WORKER_LOST, "No profile worker took the test within 25 s."));
        assertThat(gateway.post(previews, "{}").statusCode()).isEqualTo(504);
    }

    @Test
    void wrongLimits_areNamed_unknownContainersAre404_andViewersMayNot() {
        HttpResponse<String> fault = gateway.post(previews, "{\"limit\": 101}");
        assertThat(fault.statusCode()).isEqualTo(422);
        assertThat(Json.texts(fault, "/errors", "pointer")).containsExactly("/limit");
        gateway.datastores.forget("/containers/" + container);
        assertThat(gateway.post(previews, "{}").statusCode()).isEqualTo(404);
        String viewer = gateway.token("rows-viewer", Role.VIEWER, null, false);
        HttpResponse<String> refused = gateway.send("POST", previews, viewer, "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("EDITOR");
    }

    private void answer(Failure failure) {
        gateway.respond(command -> List.of(
                new SourceAnswered(((AskSource) command.message()).testId(), datastore, SourceAnswer.failed(failure))));
    }

    private static SealedRows sealed(AskSource asked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(JsonMapper.shared().writeValueAsBytes(ROWS));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new SealedRows(SealedContent.seal(
                bytes.toByteArray(),
                SealingKeys.publicKey(asked.question().rows().publicKey()),
                new SecretContext(asked.testId().value(), "rows")));
    }
}
