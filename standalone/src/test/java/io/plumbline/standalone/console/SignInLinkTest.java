package io.plumbline.standalone.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.view.TokenView;
import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;
import io.plumbline.standalone.StartException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a stand-in of the API's tokens, over real HTTP. */
final class SignInLinkTest {
    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
    private static final URI PLATFORM = URI.create("http://127.0.0.1:8080");

    private final List<TokenView> tokens = new ArrayList<>();
    private final JsonMapper json = JsonMapper.builder().build();

    @TempDir
    private Path directory = Path.of("");

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/api/v1/tokens", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void link_carriesAnAdministratorsToken_of30Days_keptForItsOwnerAlone() throws IOException {
        URI link = linkAt(START);

        assertThat(link.toString()).matches("http://127\\.0\\.0\\.1:8080/#token=plt_[a-z0-9]{16}_secret");
        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).role()).isEqualTo(Role.ADMIN);
        assertThat(tokens.get(0).name()).isEqualTo(SignInLink.TOKEN_NAME);
        assertThat(tokens.get(0).expiresAt()).isEqualTo(START.plus(Duration.ofDays(30)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("link-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void link_isTheSameAtEachStart_untilAWeekIsLeft_andTheOldOneIsRevokedThen() {
        URI first = linkAt(START);

        assertThat(linkAt(START.plus(Duration.ofDays(22)))).isEqualTo(first);
        assertThat(tokens).hasSize(1);
        URI second = linkAt(START.plus(Duration.ofDays(23)));
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens).extracting(TokenView::revoked).containsExactly(true, false);
    }

    @Test
    void linkWhoseTokenIsRevoked_orWhoseFileIsGone_isReplaced_andNoneIsLeftBehind() throws IOException {
        URI first = linkAt(START);
        tokens.set(0, revoked(tokens.get(0)));
        URI second = linkAt(START);
        assertThat(second).isNotEqualTo(first);

        Files.delete(directory.resolve("link-token"));
        assertThat(linkAt(START)).isNotEqualTo(second);
        assertThat(tokens).extracting(TokenView::revoked).containsExactly(true, true, false);
    }

    @Test
    void othersTokens_areLeftAlone() {
        tokens.add(new TokenView(new TokenId("tk_ffffffffffffffff"), "ci", Role.EDITOR, START, null, false));
        linkAt(START);
        assertThat(tokens.get(0).revoked()).isFalse();
    }

    @Test
    void fileThatHoldsNoToken_isToldOf() throws IOException {
        tokens.add(new TokenView(
                new TokenId("tk_ffffffffffffffff"), SignInLink.TOKEN_NAME, Role.ADMIN, START, null, false));
        Files.writeString(directory.resolve("link-token"), "nonsense");
        assertThatThrownBy(() -> linkAt(START))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("link-token");
    }

    @Test
    void page_leadsToTheLink_forItsOwnerAlone() throws IOException {
        Path page = link(START).pageTo(URI.create(PLATFORM + "/#token=plt_a_b"));
        assertThat(Files.readString(page)).contains("url=http://127.0.0.1:8080/#token=plt_a_b\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
    }

    private URI linkAt(Instant now) {
        return link(now).at(PLATFORM);
    }

    private SignInLink link(Instant now) {
        ApiClient api = new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "console");
        return new SignInLink(api, directory, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, 200, json.writeValueAsString(new Page<>(tokens, 0, 200, tokens.size())));
            case "POST" -> {
                JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
                String tail = "%016d".formatted(tokens.size());
                tokens.add(new TokenView(
                        new TokenId(TokenId.PREFIX + tail),
                        body.path("name").asString(),
                        Role.valueOf(body.path("role").asString()),
                        START,
                        Instant.parse(body.path("expiresAt").asString()),
                        false));
                send(exchange, 201, "{\"token\": \"plt_" + tail + "_secret\"}");
            }
            default -> {
                String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
                tokens.replaceAll(token -> token.id().value().equals(id) ? revoked(token) : token);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static TokenView revoked(TokenView token) {
        return new TokenView(token.id(), token.name(), token.role(), token.createdAt(), token.expiresAt(), true);
    }
}
