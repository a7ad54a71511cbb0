package io.plumbline.systemtests.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** A real file profiled in groups beside the whole, through the whole platform. */
class GroupsTest {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SIZE = "Wildlife Size";

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void groupsOfARealFile_haveTheirOwnFiguresAndChecks_andTheirFieldsStayShown() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("groups-" + System.nanoTime()));
        Files.copy(Path.of("..", "samples", "data", "birdstrikes.csv"), folder.resolve("birdstrikes.csv"));
        Map<String, Long> rows = counted(folder.resolve("birdstrikes.csv"));
        Api.Registered registered = api.registerFiles(
                "groups " + folder.getFileName(),
                "scratch",
                folder.getFileName().toString(),
                false);
        String datastore = registered.datastoreId();
        assertThat(end(registered.operationId())).startsWith("SUCCEEDED");
        String container = "/api/v1/containers/"
                + api.container(datastore, "birdstrikes.csv").path("id").asString();

        Api.Answer unknown = api.send("PATCH", container, Map.of("groupBy", List.of(List.of("Colour"))), WAIT);
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(422);
        Api.Answer decided = api.send(
                "PATCH",
                container,
                Map.of("groupBy", List.of(List.of(SIZE), List.of(SIZE, "Phase of flight"), List.of("Flight Date"))),
                WAIT);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.body().at("/overrides/groupBy/0/0").asString()).isEqualTo(SIZE);
        for (Map<String, Object> hiding : List.<Map<String, Object>>of(
                Map.of("fieldStatuses", Map.of(SIZE, "MASKED")), Map.of("fieldStatuses", Map.of(SIZE, "EXCLUDED")))) {
            Api.Answer refused = api.send("PATCH", container, hiding, WAIT);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.text()).contains("as rows are grouped by it");
        }
        assertThat(end(api.run(datastore, Map.of("type", "CATALOG")))).startsWith("SUCCEEDED");
        assertThat(end(api.run(datastore, Map.of("type", "PROFILE")))).isEqualTo("SUCCEEDED_WITH_WARNINGS");

        JsonNode profile = api.get(container).body().path("profile");
        assertThat(profile.path("warnings").toString()).contains("groups by Flight Date: more than 100");
        List<JsonNode> groups = api.all(container + "/groups");
        Map<String, Long> found = new HashMap<>();
        Map<Integer, Long> sums = new HashMap<>();
        for (JsonNode group : groups) {
            int fields = group.path("values").size();
            sums.merge(fields, group.path("rows").asLong(), Long::sum);
            if (fields == 1) {
                found.put(
                        group.at("/values/0/value").asString(""),
                        group.path("rows").asLong());
            }
        }
        assertThat(found).isEqualTo(rows);
        assertThat(sums).containsOnly(Map.entry(1, 10_000L), Map.entry(2, 10_000L));
        JsonNode largest = groups.get(0);
        assertThat(largest.path("share").asDouble())
                .isEqualTo(largest.path("rows").asLong() / 10_000.0);

        String id = largest.path("id").asString();
        List<JsonNode> fields = api.all(container + "/groups/" + id + "/profile");
        assertThat(fields).hasSize(14);
        for (JsonNode field : fields) {
            assertThat(field.path("rows").asLong())
                    .isEqualTo(largest.path("rows").asLong());
            if (field.at("/profile/path").asString().equals(SIZE)) {
                assertThat(Api.metric(field.path("profile"), "distinctCount")
                                .path("value")
                                .asString())
                        .isEqualTo("1");
            }
        }
        assertThat(api.get(container + "/groups/gr_0123456789abcdef/profile").status())
                .isEqualTo(404);
        assertThat(api.get(container + "/groups/x/profile").status()).isEqualTo(400);

        Set<String> filters = new HashSet<>();
        groups.forEach(group -> filters.add(group.path("filter").asString()));
        List<JsonNode> checks = api.all("/api/v1/checks?datastore=" + datastore);
        List<JsonNode> ofGroups =
                checks.stream().filter(check -> check.has("filter")).toList();
        assertThat(ofGroups).isNotEmpty().allSatisfy(check -> {
            assertThat(filters).contains(check.path("filter").asString());
            assertThat(check.path("description").asString()).contains(", where " + SIZE);
        });

        // Again from what is stored: the same groups, the same checks.
        assertThat(end(api.run(datastore, Map.of("type", "PROFILE")))).isEqualTo("SUCCEEDED_WITH_WARNINGS");
        assertThat(api.get(container).body().at("/profile/partsReused").asInt()).isEqualTo(1);
        assertThat(api.all(container + "/groups"))
                .extracting(group -> group.path("id").asString() + group.path("rows"))
                .isEqualTo(groups.stream()
                        .map(group -> group.path("id").asString() + group.path("rows"))
                        .toList());
        assertThat(api.all("/api/v1/checks?datastore=" + datastore)).hasSameSizeAs(checks);
    }

    private String end(String operation) {
        return api.awaitEnd(operation, PATIENCE).path("status").asString();
    }

    /** Rows by the eighth column; none of the columns before it has a comma in a value. */
    private static Map<String, Long> counted(Path file) throws Exception {
        Map<String, Long> rows = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            rows.merge(line.split(",", -1)[7], 1L, Long::sum);
        }
        return rows;
    }
}
