package io.plumbline.datastore.intake;

import java.time.Clock;
import java.util.List;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.command.IssueToken;
import io.plumbline.events.command.RevokeToken;

import static java.util.Objects.requireNonNull;

/** Records API tokens and tells every gateway of their state. */
public final class TokenBook {

    private final ApiTokens tokens;
    private final FactHeaders headers;
    private final Clock clock;

    public TokenBook(ApiTokens tokens, FactHeaders headers, Clock clock) {
        this.tokens = requireNonNull(tokens, "tokens");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
    }

    void issue(MessageHeader header, IssueToken command) {
        ApiToken token = new ApiToken(
                command.tokenId(),
                command.name(),
                command.role(),
                command.sha256(),
                clock.instant(),
                command.expiresAt(),
                false,
                1,
                0);
        tokens.add(token, List.of(state(header, token)));
    }

    /** A token that is unknown stays so. */
    void revoke(MessageHeader header, RevokeToken command) {
        tokens.change(command.tokenId().value(), token -> {
            if (token.revoked()) {
                return null;
            }
            ApiToken revoked = token.change().revoked(true).build();
            return new Change<>(revoked, List.of(state(header, revoked)));
        });
    }

    private Envelope<?> state(MessageHeader header, ApiToken token) {
        return new Envelope<>(
                headers.causedBy(header, null),
                new TokenState(
                        token.id(),
                        token.name(),
                        token.role(),
                        token.sha256(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.revoked()));
    }
}
