package io.plumbline.datastore.lookup;

import io.plumbline.api.Page;
import io.plumbline.api.view.TokenView;
import io.plumbline.datastore.intake.ApiTokens;

import static java.util.Objects.requireNonNull;

/** The API tokens, without what could be used. */
public final class TokenLookup {

    private final ApiTokens tokens;

    public TokenLookup(ApiTokens tokens) {
        this.tokens = requireNonNull(tokens, "tokens");
    }

    /** Newest first. */
    public Page<TokenView> list(Paging paging) {
        return paging.map(
                tokens.all(),
                t -> new TokenView(t.id(), t.name(), t.role(), t.createdAt(), t.expiresAt(), t.revoked()));
    }
}
