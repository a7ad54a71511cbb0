package io.plumbline.systemtests.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What users decide about containers, and catalogs that look at a part only, through the whole platform. */
class OverridesTest {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void decisions_outliveCatalogs_andExcludedContainersComeBackWhenAskedFor() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, zip text)",
                "create table items (id bigint primary key)",
                "insert into orders select g, g::text from generate_series(1, 50) g");
        Api.Registered registered = api.register(
                "overridden " + database.name(),
                "postgresql",
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "user", database.user(),
                        "password", database.password()),
                false);
        String datastore = registered.datastoreId();
        api.awaitEnd(registered.operationId(), PATIENCE);
        String orders = "/api/v1/containers/" + id(datastore, "public.orders");

        Api.Answer decided = api.send("PATCH", orders, Map.of("partitionField", "id", "excluded", true), WAIT);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        Api.Answer typed = api.send("PATCH", orders + "/fields/zip", Map.of("type", "int"), WAIT);
        assertThat(typed.status()).as(typed.text()).isEqualTo(200);
        Api.Answer wrong = api.send("PATCH", orders, Map.of("incrementalField", "nope"), WAIT);
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);

        String profile = api.run(datastore, Map.of("type", "PROFILE"));
        end(profile);
        assertThat(api.all("/api/v1/operations/" + profile + "/items")).hasSize(1);

        database.execute("create table later (id bigint)", "drop table items");
        end(api.run(datastore, Map.of("type", "CATALOG", "catalog", Map.of("include", List.of("public.l*")))));
        assertThat(api.all("/api/v1/datastores/" + datastore + "/containers?missing=false"))
                .as("items weren't looked for")
                .hasSize(3);
        JsonNode kept = api.get(orders).body();
        assertThat(kept.path("excluded").asBoolean()).as(kept.toString()).isTrue();
        assertThat(kept.at("/partitionField/origin").asString()).isEqualTo("USER");

        end(api.run(datastore, Map.of("type", "CATALOG", "catalog", Map.of("recreate", true, "prune", true))));
        JsonNode back = api.get(orders).body();
        assertThat(back.path("excluded").asBoolean()).as(back.toString()).isFalse();
        assertThat(back.at("/partitionField/value").asString()).isEqualTo("id");
        assertThat(back.at("/overrides/fieldTypes/zip").asString()).isEqualTo("int");
        assertThat(api.all("/api/v1/datastores/" + datastore + "/containers")).hasSize(2);
    }

    @Test
    void typeOfAFilesField_isReadAsTheUserSays() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("types-" + System.nanoTime()));
        Files.writeString(folder.resolve("orders.csv"), "id,zip\n1,00501\n2,10001\n");
        Api.Registered registered = api.registerFiles(
                "typed " + folder.getFileName(), "scratch", folder.getFileName().toString(), false);
        end(registered.operationId());
        String orders = "/api/v1/containers/" + id(registered.datastoreId(), "orders.csv");
        JsonNode found = api.all(orders + "/fields").get(1);
        assertThat(found.at("/type/origin").asString()).as(found.toString()).isEqualTo("SOURCE");

        Api.Answer typed = api.send("PATCH", orders + "/fields/zip", Map.of("type", "int"), WAIT);
        assertThat(typed.status()).as(typed.text()).isEqualTo(200);
        end(api.run(registered.datastoreId(), Map.of("type", "CATALOG")));
        assertThat(api.all(orders + "/fields").get(1).path("type").toString())
                .isEqualTo("{\"value\":\"int\",\"origin\":\"USER\"}");
        end(api.run(registered.datastoreId(), Map.of("type", "PROFILE")));
        JsonNode zip = api.profile(orders.replaceFirst(".*/", "")).get("zip");
        assertThat(Api.metric(zip, "max").path("value").asString())
                .as(zip.toString())
                .isEqualTo("10001");
    }

    @Test
    void textOfAContainer_isReadAsTheUserSays_byCatalogsProfilesPreviewsAndPreflights() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("text-" + System.nanoTime()));
        for (String name : List.of("towns.csv", "others.csv")) {
            Files.write(folder.resolve(name), "Größe;Ort\n7;NA\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        Api.Registered registered = api.registerFiles(
                "text " + folder.getFileName(), "scratch", folder.getFileName().toString(), false);
        end(registered.operationId());
        String datastore = registered.datastoreId();
        String towns = "/api/v1/containers/" + id(datastore, "towns.csv");
        String others = "/api/v1/containers/" + id(datastore, "others.csv");
        assertThat(names(towns)).containsExactly("Größe", "Ort");

        Api.Answer wrong = api.send("PATCH", towns, Map.of("textOptions", Map.of("header", "yes")), WAIT);
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
        Map<String, String> text = Map.of("header", "false", "delimiter", ";", "nullValue", "NA");
        Api.Answer decided = api.send("PATCH", towns, Map.of("textOptions", text), WAIT);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(api.get(towns).body().at("/overrides/textOptions/header").asString())
                .isEqualTo("false");

        end(api.run(datastore, Map.of("type", "CATALOG")));
        assertThat(names(towns)).containsExactly("column_1", "column_2");
        assertThat(names(others)).containsExactly("Größe", "Ort");
        Api.Answer asked = api.post("/api/v1/datastores/" + datastore + "/preflights", Map.of());
        assertThat(asked.body().at("/answer/preflight/totals/rows").asLong())
                .as(asked.text())
                .isEqualTo(3);
        end(api.run(datastore, Map.of("type", "PROFILE")));
        JsonNode measured = api.profile(towns.replaceFirst(".*/", "")).get("column_2");
        assertThat(Api.metric(measured, "nullCount").path("value").asString())
                .as(measured.toString())
                .isEqualTo("1");
        Api.Answer preview = api.post(towns + "/previews", Map.of());
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).contains("\"column_1\"", "[\"Größe\",\"Ort\"]");

        Map<String, Object> none = new HashMap<>();
        none.put("textOptions", null);
        assertThat(api.send("PATCH", towns, none, WAIT).status()).isEqualTo(200);
        end(api.run(datastore, Map.of("type", "CATALOG")));
        assertThat(names(towns)).containsExactly("Größe", "Ort");
    }

    private List<String> names(String container) {
        return api.all(container + "/fields").stream()
                .map(field -> field.path("name").asString())
                .toList();
    }

    private void end(String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private String id(String datastore, String name) {
        return api.container(datastore, name).path("id").asString();
    }
}
