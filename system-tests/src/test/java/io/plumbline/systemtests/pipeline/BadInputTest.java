package io.plumbline.systemtests.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Wrong requests, unreachable sources and unreadable data: each ends with its class and clear words, and nothing else suffers. */
class BadInputTest {

    private static final Duration END = Duration.ofSeconds(60);

    private final Api api = EmbeddedDefault.shared().api();

    static Stream<Arguments> wrongRequests() {
        Map<String, Object> good = Map.of("host", "127.0.0.1", "database", "d", "user", "u", "password", "p");
        return Stream.of(
                arguments("unknown connector", request("x", "oracle9", good), "/connector"),
                arguments("missing name", without(request("x", "postgresql", good), "name"), "/name"),
                arguments("blank name", request("  ", "postgresql", good), "/name"),
                arguments("long name", request("n".repeat(300), "postgresql", good), "/name"),
                arguments("unknown top-level field", with(request("x", "postgresql", good), "colour", 1), "/colour"),
                arguments("missing host", request("x", "postgresql", without(good, "host")), "/properties/host"),
                arguments("extra field", request("x", "postgresql", with(good, "jdbcUrl", "a")), "/properties/jdbcUrl"),
                arguments("wrong type", request("x", "postgresql", with(good, "port", "many")), "/properties/port"),
                arguments("port too high", request("x", "postgresql", with(good, "port", 70000)), "/properties/port"),
                arguments(
                        "host that is more than a host",
                        request("x", "postgresql", with(good, "host", "h)(allowLoadLocalInfile=true")),
                        "/properties/host"),
                arguments(
                        "path that climbs",
                        request("x", "local-files", Map.of("root", "samples", "path", "../../etc")),
                        "/properties/path"),
                arguments(
                        "absolute path",
                        request("x", "local-files", Map.of("root", "samples", "path", "/etc/passwd")),
                        "/properties/path"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongRequests")
    void aWrongRequest_isRefusedAtOnce_withAPointerToWhatIsWrong(
            String name, Map<String, Object> request, String pointer) {
        Api.Answer answer = api.post("/api/v1/datastores", request);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.headers().get("content-type").get(0)).startsWith("application/problem+json");
        List<String> pointers = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asString()));
        assertThat(pointers).contains(pointer);
        assertClean(answer.text());
    }

    static Stream<Arguments> unreachableSources() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        Map<String, Object> good = Map.of(
                "host", database.host(),
                "port", database.port(),
                "database", database.name(),
                "user", database.user(),
                "password", database.password());
        return Stream.of(
                arguments("unknown host", "postgresql", with(good, "host", "no-such-host.invalid"), "HOST_UNKNOWN"),
                arguments("nobody listens", "postgresql", with(good, "port", 1), "CONNECTION_REFUSED"),
                arguments(
                        "wrong password", "postgresql", with(good, "password", "not-it-4711"), "CREDENTIALS_REJECTED"),
                arguments("no such database", "postgresql", with(good, "database", "no_such_db"), "DATABASE_NOT_FOUND"),
                arguments("no such schema", "postgresql", with(good, "schema", "no_such_schema"), "SCHEMA_NOT_FOUND"),
                arguments("unknown root", "local-files", Map.of("root", "attic", "path", ""), "ROOT_UNKNOWN"),
                arguments(
                        "no such folder", "local-files", Map.of("root", "scratch", "path", "nope"), "PATH_NOT_FOUND"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreachableSources")
    void anUnusableSource_failsItsCatalog_withItsClass(
            String name, String connector, Map<String, Object> properties, String code) {
        Api.Registered registered = api.register("bad source: " + name, connector, properties, false);

        JsonNode catalog = api.awaitEnd(registered.operationId(), Duration.ofSeconds(120));

        assertThat(catalog.path("status").asString()).isEqualTo("FAILED");
        assertThat(catalog.path("failure").path("code").asString())
                .as(catalog.toString())
                .isEqualTo(code);
        assertThat(catalog.toString()).doesNotContain("not-it-4711");
        assertClean(catalog.toString());
    }

    @Test
    void unreadableFiles_areNamedWithTheirReason_andTheOthersAreProfiled() throws IOException {
        Path folder = Files.createTempDirectory(EmbeddedDefault.scratch(), "unreadable");
        Files.copy(EmbeddedDefault.SAMPLES.resolve("seattle-weather.csv"), folder.resolve("good.csv"));
        Files.createFile(folder.resolve("empty.csv"));
        byte[] rubbish = new byte[20_000];
        new Random(7).nextBytes(rubbish);
        Files.write(folder.resolve("rubbish.csv"), rubbish);
        Files.write(folder.resolve("truncated.parquet"), "PAR1 and then nothing".getBytes(StandardCharsets.US_ASCII));
        try (OutputStream out = Files.newOutputStream(folder.resolve("broken.json"))) {
            for (int i = 1; i <= 6_000; i++) {
                String line =
                        i == 5_000 ? "{\"id\": 5000, \"name\": \n" : "{\"id\": " + i + ", \"name\": \"n" + i + "\"}\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        symbolicLink(folder.resolve("outside.csv"), Path.of("/etc/passwd"));

        Api.Registered registered = api.registerFiles(
                "unreadable files", "scratch", folder.getFileName().toString(), true);
        JsonNode catalog = api.awaitEnd(registered.operationId(), END);
        JsonNode profile = api.awaitProfile(registered.datastoreId(), END);

        assertThat(catalog.path("status").asString()).as(catalog.toString()).isEqualTo("SUCCEEDED_WITH_WARNINGS");
        assertThat(profile.path("status").asString()).as(profile.toString()).isEqualTo("SUCCEEDED_WITH_WARNINGS");
        String told = catalog.path("warnings") + " " + profile.path("warnings");
        assertThat(told).contains("empty.csv", "rubbish.csv", "truncated.parquet", "broken.json");
        assertThat(told).contains("5000");
        assertClean(told);
        assertThat(api.all("/api/v1/datastores/" + registered.datastoreId() + "/containers")
                        .toString())
                .doesNotContain("root:x:0");
        JsonNode good = api.container(registered.datastoreId(), "good.csv");
        assertThat(good.path("profile").path("rows").asLong()).isEqualTo(1461);
    }

    @Test
    void malformedBodies_areProblems_notServerErrors() {
        for (String body : List.of("", "{", "[]", "null", "{\"name\": }", "\"text\"", "{\"a\":".repeat(200))) {
            Api.Answer answer = api.post("/api/v1/datastores", body);
            assertThat(answer.status()).as(body + " → " + answer.text()).isBetween(400, 422);
            assertClean(answer.text());
        }
    }

    private static void assertClean(String text) {
        assertThat(text)
                .doesNotContain("\tat ", "Exception", "io.plumbline", "org.springframework", "org.apache.spark")
                .doesNotContain(EmbeddedDefault.scratch().toString());
    }

    private static void symbolicLink(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> request(String name, String connector, Map<String, Object> properties) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", name);
        request.put("connector", connector);
        request.put("properties", properties);
        return request;
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.remove(key);
        return changed;
    }
}
