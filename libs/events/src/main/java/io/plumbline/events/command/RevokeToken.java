package io.plumbline.events.command;

import io.plumbline.events.TokenId;

import static java.util.Objects.requireNonNull;

/** Make this token useless from now on. */
public record RevokeToken(TokenId tokenId) implements Command {

    public RevokeToken {
        requireNonNull(tokenId, "tokenId");
    }

    @Override
    public String key() {
        return tokenId.value();
    }
}
