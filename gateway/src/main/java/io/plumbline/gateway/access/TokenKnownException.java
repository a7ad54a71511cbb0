package io.plumbline.gateway.access;

import io.plumbline.events.TokenId;

/** A token was issued under this idempotency key before; its secret was shown then and can't be shown again. */
public final class TokenKnownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenKnownException(TokenId id) {
        super(id + " was issued under this Idempotency-Key before; its secret was shown once and can't be shown again");
    }
}
