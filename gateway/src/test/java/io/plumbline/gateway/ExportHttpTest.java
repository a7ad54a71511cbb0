package io.plumbline.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;

import static org.assertj.core.api.Assertions.assertThat;

final class ExportHttpTest {
    private final TestGateway gateway = TestGateway.shared();
    private final ContainerId id = new ContainerId(ContainerId.PREFIX + Ids.derivedTail("exported"));
    private final String path = "/api/v1/containers/" + id + "/exports/";

    @Test
    void document_isHandedOn_asItCame() {
        String text = "kind: DataContract\n".repeat(100_000);
        gateway.datastores.give("/containers/" + id + "/exports/odcs", 200, text);

        HttpResponse<String> answer = gateway.get(path + "odcs?checks=all");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(gateway.datastores.asked()).contains("/containers/" + id + "/exports/odcs?checks=all");
        gateway.datastores.forget("/containers/" + id + "/exports/odcs");
    }

    @Test
    void unknownFormat_isNotFound_andTheKnownOnesNamed() {
        HttpResponse<String> answer = gateway.get(path + "xml");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.text(answer, "/detail"))
                .contains("odcs, great-expectations, soda, dbt, dqdl, profile-json, profile-csv");
        assertThat(gateway.get(path + "odcs?checks=some").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/api/v1/containers/nonsense/exports/odcs").statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusal_isToldAsAProblem() {
        gateway.datastores.give(
                "/containers/" + id + "/exports/dbt",
                404,
                "{\"type\":\"urn:plumbline:problem:container-unknown\",\"title\":\"Unknown\",\"status\":404,"
                        + "\"detail\":\"containerId: unknown\",\"errors\":[]}");

        HttpResponse<String> answer = gateway.get(path + "dbt");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.text(answer, "/type")).isEqualTo("urn:plumbline:problem:container-unknown");
        gateway.datastores.forget("/containers/" + id + "/exports/dbt");
    }

    @Test
    void documentThatBreaksOff_isCutOff_andDoesNotLookWhole() {
        gateway.datastores.giveBrokenOff("/containers/" + id + "/exports/profile-json", 1_000_000);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> gateway.get(path + "profile-json"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        gateway.datastores.forget("/containers/" + id + "/exports/profile-json");
    }
}
