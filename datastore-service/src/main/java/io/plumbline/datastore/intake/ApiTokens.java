package io.plumbline.datastore.intake;

import java.util.List;

import io.plumbline.datastore.ledger.Ledger;

/** The API tokens, revoked ones included. */
public interface ApiTokens extends Ledger<ApiToken> {

    /** Newest first. */
    List<ApiToken> all();
}
