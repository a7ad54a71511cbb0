package io.plumbline.standalone.console;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.plumbline.api.view.TokenView;
import io.plumbline.events.TokenId;
import io.plumbline.standalone.StartException;
import io.plumbline.standalone.home.PrivateFile;

/**
 * The link that signs a browser in: an administrator's token of 30 days, the same at every start until it has a week left,
 * so that pages which are open stay signed in over a restart, and no tokens pile up. It is kept in the data directory,
 * whose reader could make himself one anyway.
 */
public final class SignInLink {
    static final String TOKEN_NAME = "sign-in link";

    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration LEAST_LEFT = Duration.ofDays(7);
    private static final String SECRET_PREFIX = "plt_";

    private final ApiClient api;
    private final Path directory;
    private final Clock clock;

    /**
     * @param api as an administrator
     * @param directory where the token is kept; its owner's alone
     */
    public SignInLink(ApiClient api, Path directory, Clock clock) {
        this.api = api;
        this.directory = directory;
        this.clock = clock;
    }

    /** The link; every other token that was issued for one is revoked. */
    public URI at(URI platform) {
        List<TokenView> issued = api.tokens().stream()
                .filter(token -> token.name().equals(TOKEN_NAME) && !token.revoked())
                .toList();
        Path file = directory.resolve("link-token");
        Optional<String> kept = kept(file, issued);
        String token = kept.orElseGet(() -> issue(file));
        issued.stream().filter(other -> !other.id().equals(idOf(token))).forEach(other -> api.revoke(other.id()));
        return platform.resolve("/#token=" + token);
    }

    /** A page that leads to the link, for a browser to open: on a command line, every user of the machine could read it. */
    public Path pageTo(URI link) {
        Path page = directory.resolve("open.html");
        PrivateFile.write(page, """
                <!doctype html><meta charset="utf-8"><title>Plumbline</title>
                <meta http-equiv="refresh" content="0; url=%s"><a href="%s">Plumbline</a>
                """.formatted(link, link));
        return page;
    }

    private Optional<String> kept(Path file, List<TokenView> issued) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String token = read(file);
        return issued.stream()
                .filter(view -> view.id().equals(idOf(token)) && lasts(view))
                .map(view -> token)
                .findFirst();
    }

    private boolean lasts(TokenView token) {
        return token.expiresAt() == null
                || token.expiresAt().isAfter(clock.instant().plus(LEAST_LEFT));
    }

    private String issue(Path file) {
        String token = api.issueToken(TOKEN_NAME, clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS));
        PrivateFile.write(file, token + "\n");
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new StartException("file " + file + " can't be read", e);
        }
    }

    /** As the gateway makes tokens: the prefix, the tail of the id, and the secret part. */
    private static TokenId idOf(String token) {
        String[] parts = token.startsWith(SECRET_PREFIX) ? token.split("_", 3) : new String[0];
        if (parts.length < 3 || !parts[1].matches("[a-z0-9]{16}")) {
            throw new StartException(
                    "the sign-in link's token isn't one (expected: plt_ and two parts); delete the file link-token in the"
                            + " data directory's folder access");
        }
        return new TokenId(TokenId.PREFIX + parts[1]);
    }
}
