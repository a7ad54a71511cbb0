package io.plumbline.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.TokenId;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.command.IssueToken;
import io.plumbline.events.command.RevokeToken;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/** Issues and revokes API tokens. Their outcomes are announced under the token's id. */
public final class ManageTokens {
    private static final int MAX_NAME = 255;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String EXPECTED_EXPIRY = "an ISO-8601 instant, later than now, at most 366 days away";

    private final Commands commands;
    private final RequestIds ids;
    private final TokenBook book;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random cryptographically strong */
    public ManageTokens(Commands commands, RequestIds ids, TokenBook book, RandomGenerator random, Clock clock) {
        this.commands = commands;
        this.ids = ids;
        this.book = book;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A key's repeat can't give the first answer, as its secret is gone.
     *
     * @throws TokenKnownException if the key was used before
     */
    public IssuedToken issue(Asked asked, RequestBody body) {
        String name = body.requiredText("name", MAX_NAME);
        Role role = role(body);
        Instant expiresAt = expiry(body).orElse(null);
        body.refuseOthers(Set.of("name", "role", "expiresAt"));
        body.check();
        TokenId id = ids.token(asked);
        if (book.find(id).isPresent()) {
            throw new TokenKnownException(id);
        }
        TokenSecret secret = TokenSecret.issue(id, random);
        IssueToken command = new IssueToken(id, name, role, Fingerprint.sha256(secret.reveal()), expiresAt);
        String fingerprint = Fingerprint.of(name, role, String.valueOf(expiresAt));
        return new IssuedToken(
                id,
                name,
                role,
                expiresAt,
                secret,
                commands.send(asked, command, fingerprint, id.value(), OutcomeReader.confirmedBy(TokenState.class)));
    }

    public CompletableFuture<Outcome> revoke(Asked asked, TokenId id) {
        return commands.send(asked, new RevokeToken(id), Fingerprint.of("revoke", id), id.value(), message -> {
            boolean done = message instanceof TokenState state && state.revoked();
            return done ? Optional.of(new Outcome.Confirmed(message)) : Optional.empty();
        });
    }

    private static Role role(RequestBody body) {
        return body.oneOf("role", Role.class).orElse(Role.VIEWER);
    }

    private Optional<Instant> expiry(RequestBody body) {
        Optional<String> given = body.text("expiresAt", MAX_NAME);
        Optional<Instant> expiry = given.map(ManageTokens::instantOf);
        Instant now = clock.instant();
        if (given.isPresent()
                && (expiry.isEmpty()
                        || !expiry.get().isAfter(now)
                        || expiry.get().isAfter(now.plus(LONGEST)))) {
            body.wrong("expiresAt", given.get(), EXPECTED_EXPIRY);
        }
        return expiry;
    }

    private static @Nullable Instant instantOf(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
