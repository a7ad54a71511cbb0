package io.plumbline.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

final class HttpSurfaceTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.v1.json");
    private static final String DATASTORE = "ds_0123456789abcdef";
    private static final String CANARY = "c4nary-of-the-fuzzer";

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void reads_arePassedOn_withTheirCheckedQuery() {
        gateway.datastores.give("/datastores/" + DATASTORE, 200, "{\"id\":\"" + DATASTORE + "\"}");

        assertThat(gateway.get("/api/v1/datastores/" + DATASTORE).body()).isEqualTo("{\"id\":\"" + DATASTORE + "\"}");
        assertThat(gateway.get("/api/v1/datastores?search=a%26b&sort=name&order=desc&page=2&size=10")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.datastores.asked()).contains("/datastores?search=a%26b&sort=name&order=desc&page=2&size=10");
        for (String path : List.of(
                "/containers?kind=TABLE&masked=true&minCompleteness=0.5&maxCompleteness=1&sort=completeness",
                "/fields?type=NUMBER&profiled=true&maxCompleteness=0.25&sort=distinct&order=desc",
                "/datastores?status=FAILED&tag=a&group=b+c&sort=lastOperation",
                "/tags?search=a",
                "/datastores/" + DATASTORE + "/volume?from=2026-01-01&to=2026-01-31&zone=Europe%2FBerlin",
                "/containers/ct_0123456789abcdef/volume",
                "/groups?size=10",
                "/datastores/" + DATASTORE + "/overview",
                "/containers/ct_0123456789abcdef/fields?type=TEXT&nested=true&missing=true&sort=checks")) {
            gateway.get("/api/v1" + path);
            assertThat(gateway.datastores.asked()).contains(path);
        }
        assertThat(gateway.get("/api/v1/containers?minCompleteness=1.5").statusCode())
                .isEqualTo(400);
    }

    @Test
    void wrongParameters_are400_withWhatIsExpected() {
        HttpResponse<String> answer =
                gateway.get("/api/v1/datastores?sort=size&page=-1&size=201&connector=x&colour=red&order=up");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.texts(answer, "/errors", "detail"))
                .contains("size: 201 (expected: a whole number from 1 to 200)")
                .anyMatch(detail -> detail.startsWith("sort: size (expected: one of name,"))
                .anyMatch(detail -> detail.startsWith("colour: unknown parameter"))
                .hasSize(6);
    }

    @Test
    void searchesAndTimes_areChecked_andPassedOn() {
        assertThat(gateway.get("/api/v1/search?q=or%20der&kind=datastore,FIELD&size=5")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/api/v1/operation-counts?from=2026-01-01&to=2026-12-31&zone=Europe/Berlin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/api/v1/operations?from=2026-01-31T12:00:00%2B01:00&sort=duration&order=asc")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.datastores.asked())
                .contains(
                        "/search?q=or+der&kind=datastore%2CFIELD&size=5",
                        "/operation-counts?from=2026-01-01&to=2026-12-31&zone=Europe%2FBerlin",
                        "/operations?from=2026-01-31T12%3A00%3A00%2B01%3A00&sort=duration&order=asc");
        assertThat(Json.texts(gateway.get("/api/v1/search?q=%20a&kind=rows"), "/errors", "detail"))
                .containsExactly(
                        "q:  a (expected: a text of 2 to 200 characters, without spaces around)",
                        "kind: rows (expected: one or more of DATASTORE, CONTAINER, FIELD, separated by commas)");
        assertThat(gateway.get("/api/v1/search").statusCode()).isEqualTo(400);
        assertThat(Json.texts(
                        gateway.get("/api/v1/operation-counts?from=yesterday&to=-999999999-01-01&zone=Mars/Olympus"),
                        "/errors",
                        "detail"))
                .hasSize(3);
        assertThat(gateway.get("/api/v1/operations?from=2026-01-31").statusCode())
                .isEqualTo(400);
    }

    @Test
    void head_answersLikeGet_withoutABody() {
        gateway.datastores.give("/datastores/" + DATASTORE, 200, "{\"id\":\"" + DATASTORE + "\"}");
        for (String path : List.of("/api/v1/datastores/" + DATASTORE, "/api/v1/connectors", "/docs", "/v3/api-docs")) {
            HttpResponse<String> get = gateway.get(path);
            HttpResponse<String> head = gateway.send("HEAD", path, TestGateway.ADMIN, null);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.body()).as(path).isEmpty();
        }
        HttpResponse<String> stream = gateway.send("HEAD", "/api/v1/events", TestGateway.ADMIN, null);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    }

    @Test
    void missingChoices_areNamed_andAChangeOfNothingIsRefused() {
        assertThat(Json.texts(
                        gateway.post("/api/v1/datastores/" + DATASTORE + "/operations", "{}"), "/errors", "detail"))
                .containsExactly("type: absent (expected: one of CATALOG, PROFILE)");
        assertThat(Json.texts(gateway.post("/api/v1/tokens", "{\"name\": \"x\", \"role\": 1}"), "/errors", "detail"))
                .containsExactly("role: 1 (expected: one of VIEWER, EDITOR, ADMIN)");
        HttpResponse<String> nothing =
                gateway.send("PATCH", "/api/v1/datastores/" + DATASTORE, TestGateway.ADMIN, "{\"revision\": 1}");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(Json.texts(nothing, "/errors", "detail"))
                .containsExactly(
                        "body: nothing to change (expected: at least one of name, description, tags, group, properties, secrets)");
    }

    @Test
    void problemsOfDatastoreService_arePassedThrough() {
        HttpResponse<String> answer = gateway.get("/api/v1/operations/op_0123456789abcdef");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.text(answer, "/detail")).isEqualTo("no such thing");
        assertThat(Json.text(answer, "/traceId")).matches("[0-9a-f]{32}");
    }

    @Test
    void failingDatastoreService_is503_andRegistrationsGoOn() {
        gateway.datastores.give("/operations", 500, "{}");
        try {
            HttpResponse<String> answer = gateway.get("/api/v1/operations");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            gateway.datastores.forget("/operations");
        }
    }

    @Test
    void unreadableBodies_are400_andTooLargeOnes413_andForeignTypes415() {
        assertThat(post("{\"name\": ").statusCode()).isEqualTo(400);
        assertThat(post("{\"name\": 1, \"name\": 2}").statusCode()).isEqualTo(400);
        assertThat(post("[1]").statusCode()).isEqualTo(400);
        assertThat(post("{} {}").statusCode()).isEqualTo(400);
        assertThat(post("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}").statusCode())
                .isEqualTo(400);
        assertThat(post("{\"name\": \"" + "x".repeat(1 << 20) + "\"}").statusCode())
                .isEqualTo(413);
        HttpResponse<String> text = gateway.post("/api/v1/datastores", "a=b", "Content-Type", "text/plain");
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(text.headers().firstValue("Content-Type")).contains("application/problem+json");
        HttpResponse<String> html = gateway.get("/api/v1/connectors", "Accept", "text/html");
        assertThat(html.statusCode()).isEqualTo(406);
        assertThat(html.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void connectors_areDescribed() {
        assertThat(Json.texts(gateway.get("/api/v1/connectors"), "/items", "type"))
                .contains("postgresql", "local-files");
        assertThat(gateway.get("/api/v1/connectors/postgresql").body()).contains("\"bindsSecrets\":true");
        assertThat(gateway.get("/api/v1/connectors/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void documentation_isAPage_andItsDocumentIsOpenApi31() {
        for (String path : List.of("/docs", "/docs/")) {
            HttpResponse<String> redirect = gateway.get(path);
            assertThat(redirect.statusCode()).as(path).isEqualTo(302);
            assertThat(redirect.headers().firstValue("Location")).contains("/swagger-ui/index.html");
        }
        HttpResponse<String> page = gateway.get("/swagger-ui/index.html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Json.text(gateway.get("/v3/api-docs"), "/openapi")).startsWith("3.1");
        assertThat(gateway.send("GET", "/v3/api-docs", null, null).statusCode()).isEqualTo(401);
    }

    /** Within v1 only additions, which the golden document takes in: {@code -Dplumbline.golden.write=true} adds them. */
    @Test
    void apiDocument_onlyGrows() throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        JsonNode present = mapper.readTree(gateway.get("/v3/api-docs").body());
        JsonNode golden = mapper.readTree(Files.readString(GOLDEN));

        assertThat(missing(golden, present)).as("lost").isEmpty();
        if (Boolean.getBoolean("plumbline.golden.write")) {
            Files.writeString(GOLDEN, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(present) + "\n");
        }
        assertThat(missing(present, mapper.readTree(Files.readString(GOLDEN))))
                .as("not in the golden document (expected: written with -Dplumbline.golden.write=true)")
                .isEmpty();
    }

    private static List<String> missing(JsonNode here, JsonNode there) {
        List<String> lost = new ArrayList<>();
        for (String part : List.of("paths", "components")) {
            lose(here.path(part), there.path(part), "/" + part, lost);
        }
        return lost;
    }

    @Test
    void arbitraryRequests_neverBreakAnything_norGetTheirSecretsBack() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String method = pick(random, "GET", "POST", "PATCH", "DELETE", "PUT");
            String path = path(random);
            String body = method.equals("GET") ? null : body(random);
            HttpResponse<String> answer = gateway.send(method, path, TestGateway.ADMIN, body);
            String context = "seed " + seed + ", request " + i + ": " + method + " " + path + " " + body + " -> "
                    + answer.statusCode() + " " + answer.body();
            assertThat(answer.statusCode()).as(context).isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type"))
                        .as(context)
                        .contains("application/problem+json");
                assertThat(Json.text(answer, "/type")).as(context).startsWith("urn:plumbline:problem:");
            }
            assertThat(answer.body()).as(context).doesNotContain(CANARY, "Exception", "io.plumbline");
        }
    }

    private HttpResponse<String> post(String body) {
        return gateway.post("/api/v1/datastores", body);
    }

    private static String path(Random random) {
        String id =
                pick(random, DATASTORE, "op_0123456789abcdef", "x", "%00", "ds_%0A", "..%2f..", "%F0%9F%92%A9", "a;b");
        String query =
                pick(random, "", "", "?page=1", "?size=0", "?sort=%27", "?search=%00", "?x[]=1", "?page=99999999999");
        return pick(
                        random,
                        "/api/v1/datastores",
                        "/api/v1/datastores/" + id,
                        "/api/v1/datastores/" + id + "/operations",
                        "/api/v1/datastores/" + id + "/containers",
                        "/api/v1/containers/" + id + "/profile",
                        "/api/v1/operations/" + id + "/cancel",
                        "/api/v1/operations",
                        "/api/v1/tokens/" + id,
                        "/api/v1/connectors/" + id,
                        "/" + id)
                + query;
    }

    private static String body(Random random) {
        String value = pick(
                random, "1", "null", "\"a\"", "[]", "{}", "true", "1e999", "\"\\u0000\"", "\"\\ud800\"", "{\"a\":{}}");
        return pick(
                random,
                "",
                "{",
                "\u0001",
                "{\"name\":" + value + ",\"connector\":\"postgresql\",\"properties\":{\"host\":" + value
                        + ",\"password\":\"" + CANARY + "\"}}",
                "{\"name\":\"n\",\"connector\":\"local-files\",\"properties\":" + value + ",\"secrets\":{\"x\":\""
                        + CANARY + "\"}}",
                "{\"type\":" + value + ",\"profile\":" + value + "}",
                "{\"type\":\"PROFILE\",\"profile\":{\"containers\":[" + value + "],\"inferenceLevel\":" + value + "}}",
                "{\"revision\":" + value + ",\"name\":" + value + "}",
                new String(randomBytes(random), StandardCharsets.ISO_8859_1));
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static void lose(JsonNode golden, JsonNode present, String pointer, List<String> lost) {
        if (golden.isObject()) {
            golden.properties().forEach(entry -> {
                boolean prose = List.of("description", "summary", "example", "examples", "title")
                                .contains(entry.getKey())
                        && entry.getValue().isString();
                if (!prose) {
                    lose(entry.getValue(), present.path(entry.getKey()), pointer + "/" + entry.getKey(), lost);
                }
            });
        } else if (golden.isArray()) {
            List<JsonNode> left = new ArrayList<>();
            present.forEach(left::add);
            golden.forEach(item -> {
                boolean kept = left.stream().anyMatch(other -> {
                    List<String> inner = new ArrayList<>();
                    lose(item, other, pointer, inner);
                    return inner.isEmpty();
                });
                if (!kept) {
                    lost.add(pointer + " lacks " + item);
                }
            });
        } else if (!golden.equals(present)) {
            lost.add(pointer + ": " + golden + " became " + present);
        }
    }
}
