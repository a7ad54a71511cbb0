package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The UI's page and files, as a browser asks for them; what is served here is a small stand-in of the tests. */
final class UiHttpTest {
    private static final String SCRIPT = "/assets/index-AbC_1-x9.js";
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void everyAddressOfAPage_isThePage_forAnybody_andAskedForAgain() {
        for (String path :
                List.of("/", "/datastores", "/datastores/ds_1/containers?search=a", "/fields/a.b.c", "/index.html")) {
            HttpResponse<String> page = anonymous("GET", path, "Accept", HTML);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("The page of the tests");
            assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(page, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
                    .contains("connect-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> page = anonymous("GET", "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(anonymous("GET", "/", "If-None-Match", header(page, "ETag")).statusCode())
                .isEqualTo(304);
        HttpResponse<String> head = anonymous("HEAD", "/checks", "Accept", HTML);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void whatIsNoPage_staysAsItWas() {
        for (String path : List.of("/api/v1/connectors", "/api/nothing", "/docs", "/v3/api-docs", "/swagger-ui/x")) {
            assertThat(anonymous("GET", path, "Accept", HTML).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        for (String path : List.of("/api/nothing", "/internal/v1/work", "/actuator/health", "/error")) {
            assertThat(gateway.get(path, "Accept", HTML).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(anonymous("GET", "/datastores").statusCode()).isEqualTo(401);
        assertThat(anonymous("GET", "/datastores", "Accept", "*/*").statusCode())
                .isEqualTo(401);
        assertThat(anonymous("GET", "/datastores", "Accept", ";;").statusCode()).isEqualTo(401);
        assertThat(anonymous("POST", "/datastores", "Accept", HTML).statusCode())
                .isEqualTo(401);
        assertThat(anonymous("GET", "/", "Host", "evil.example").statusCode()).isEqualTo(421);
    }

    @Test
    void compiledFiles_areKeptForAYear_andComeAsTheBrowserUnpacksThem() {
        HttpResponse<String> plain = anonymous("GET", SCRIPT);
        assertThat(plain.body()).isEqualTo("export const page = \"of the tests\";\n");
        assertThat(header(plain, "Content-Type")).startsWith("text/javascript");
        assertThat(header(plain, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(anonymous("GET", SCRIPT, "Accept-Encoding", "gzip, deflate, br"), "Content-Encoding"))
                .isEqualTo("br");
        assertThat(header(anonymous("GET", SCRIPT, "Accept-Encoding", "gzip, deflate"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(header(anonymous("GET", SCRIPT, "Accept-Encoding", "gzip"), "Content-Type"))
                .startsWith("text/javascript");
        assertThat(anonymous("GET", SCRIPT, "Accept-Encoding", "gzip").headers().allValues("Vary"))
                .contains("Accept-Encoding");
        assertThat(header(anonymous("GET", SCRIPT), "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void filesWhoseNameStays_areAskedForAgain() {
        HttpResponse<String> icon = anonymous("GET", "/assets/plumbline.svg");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(header(icon, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(icon, "Cache-Control")).isEqualTo("no-cache");
        assertThat(anonymous("GET", "/assets/plumbline.svg", "If-Modified-Since", header(icon, "Last-Modified"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void unknownFiles_areProblems() {
        for (String path :
                List.of("/assets/gone-AbC_1-x9.js", "/assets/", "/assets/sub/x.js", "/assets/index-AbC_1-x9.js.map")) {
            HttpResponse<String> answer = anonymous("GET", path, "Accept", "*/*");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).as(path).isEqualTo("application/problem+json");
            assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("no-store");
        }
        assertThat(anonymous("GET", "/assets/../index.html").statusCode()).isIn(400, 401, 404);
        assertThat(anonymous("GET", "/assets/%2e%2e/index.html").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> anonymous(String method, String path, String... headers) {
        return gateway.send(method, path, null, null, headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }
}
