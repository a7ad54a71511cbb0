package io.plumbline.systemtests.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of checks through the whole platform: what runs propose, and what people make of it. */
class ChecksTest {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ROWS = 400;

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void aPersonsWord_outlivesRuns_andEverythingElseFollowsThem() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("checks-" + System.nanoTime()));
        write(folder, "id,total,state,note", i -> i + "," + (10 + i % 50) + ",paid,n" + i);
        Api.Registered registered = api.registerFiles(
                "checks " + folder.getFileName(),
                "scratch",
                folder.getFileName().toString(),
                false);
        String datastore = registered.datastoreId();
        end(registered.operationId());
        profile(datastore);
        List<JsonNode> first = checks(datastore);
        assertThat(first).as("inferred").hasSizeGreaterThan(3).allSatisfy(c -> {
            assertThat(c.path("status").asString()).isEqualTo("ACTIVE");
            assertThat(c.path("origin").asString()).isEqualTo("INFERRED");
            assertThat(c.at("/check/evidence/rowsSeen").asLong()).isEqualTo(ROWS);
        });
        JsonNode edited = first.stream()
                .filter(c -> c.path("rule").asString().equals("notNull")
                        && c.at("/fields/0").asString().equals("total"))
                .findFirst()
                .orElseThrow();
        String rejected = first.stream()
                .filter(c -> c.at("/fields/0").asString().equals("state"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        Api.Answer edit = api.send("PATCH", path(edited), Map.of("coverage", 0.9, "tags", List.of("finance")), WAIT);
        assertThat(edit.status()).as(edit.text()).isEqualTo(200);
        assertThat(edit.body().path("managed").asBoolean()).isFalse();
        Api.Answer reject = api.send("POST", "/api/v1/checks/" + rejected + "/reject", null, WAIT);
        assertThat(reject.status()).as(reject.text()).isEqualTo(200);
        String container = api.container(datastore, "orders.csv").path("id").asString();
        Map<String, Object> draft = Map.of(
                "rule",
                "between",
                "fields",
                List.of("total"),
                "properties",
                Map.of("min", 0, "max", 9_999),
                "filter",
                "state = 'paid'",
                "draft",
                true);
        Api.Answer written = api.send("POST", "/api/v1/containers/" + container + "/checks", draft, WAIT);
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        Api.Answer again = api.send("POST", "/api/v1/containers/" + container + "/checks", draft, WAIT);
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.body().path("related").asString()).isEqualTo(path(written.body()));
        Api.Answer wrong = api.send(
                "POST",
                "/api/v1/containers/" + container + "/checks",
                Map.of("rule", "notNull", "fields", List.of("nope")),
                WAIT);
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
        assertThat(wrong.body().at("/errors/0/pointer").asString()).isEqualTo("/fields/0");

        profile(datastore);

        JsonNode kept = api.get(path(edited)).body();
        assertThat(kept.path("coverage").asDouble()).isEqualTo(0.9);
        assertThat(kept.path("offered").asBoolean()).as(kept.toString()).isTrue();
        assertThat(kept.at("/history/0/action").asString()).isEqualTo("EDITED");
        assertThat(ids(checks(datastore))).doesNotContain(rejected).contains(id(edited), id(written.body()));
        assertThat(api.get("/api/v1/checks/" + rejected)
                        .body()
                        .path("archiveReason")
                        .asString())
                .isEqualTo("REJECTED");
        JsonNode counts = api.get("/api/v1/check-counts?datastore=" + datastore + "&status=ALL")
                .body();
        assertThat(counts.at("/byOrigin/AUTHORED").asLong())
                .as(counts.toString())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/datastores/" + datastore)
                        .body()
                        .at("/checks/draft")
                        .asLong())
                .isEqualTo(1);

        write(folder, "id,state,note", i -> i + ",paid,n" + i);
        end(api.run(datastore, Map.of("type", "CATALOG")));
        assertThat(api.get(path(edited)).body().path("archiveReason").asString())
                .isEqualTo("FIELD_MISSING");
        write(folder, "id,total,state,note", i -> i + "," + (10 + i % 50) + ",paid,n" + i);
        end(api.run(datastore, Map.of("type", "CATALOG")));
        assertThat(api.get(path(edited)).body().path("status").asString()).isEqualTo("ACTIVE");

        Api.Answer decided = api.send(
                "POST",
                "/api/v1/datastores/" + datastore + "/check-decisions",
                Map.of("decision", "ARCHIVE", "checkIds", ids(checks(datastore))),
                WAIT);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        profile(datastore);
        assertThat(checks(datastore))
                .as("what a person has put away stays away")
                .isEmpty();
    }

    private void profile(String datastore) {
        end(api.run(datastore, Map.of("type", "PROFILE")));
    }

    private List<JsonNode> checks(String datastore) {
        return api.all("/api/v1/checks?datastore=" + datastore);
    }

    private void end(String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private static String path(JsonNode check) {
        return "/api/v1/checks/" + id(check);
    }

    private static String id(JsonNode check) {
        return check.path("id").asString();
    }

    private static List<String> ids(List<JsonNode> checks) {
        return checks.stream().map(ChecksTest::id).toList();
    }

    private static void write(Path folder, String header, java.util.function.IntFunction<String> row)
            throws java.io.IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < ROWS; i++) {
            lines.add(row.apply(i));
        }
        Files.write(folder.resolve("orders.csv"), lines);
    }
}
