package io.plumbline.datastore.intake;

import io.plumbline.datastore.ledger.Ledger;
import java.util.List;

/** The API tokens, revoked ones included. */
public interface ApiTokens extends Ledger<ApiToken> {

    /** Newest first. */
    List<ApiToken> all();
}
