package io.plumbline.gateway.request;

import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;

/**
 * Ids of the things that a request makes: random, or with an idempotency key always the same for the same caller and
 * key. So a repeat gives the first answer although nobody remembers the first request.
 */
public final class RequestIds {
    private final Ids ids;

    public RequestIds(Ids ids) {
        this.ids = ids;
    }

    public DatastoreId datastore(Asked asked) {
        return asked.key()
                .map(key -> new DatastoreId(DatastoreId.PREFIX + Ids.derivedTail("datastore", asked.actor(), key)))
                .orElseGet(ids::datastore);
    }

    public ConnectionId connection(Asked asked) {
        return asked.key()
                .map(key -> new ConnectionId(ConnectionId.PREFIX + Ids.derivedTail("connection", asked.actor(), key)))
                .orElseGet(ids::connection);
    }

    public ConnectionTestId connectionTest(Asked asked) {
        return asked.key()
                .map(key -> new ConnectionTestId(
                        ConnectionTestId.PREFIX + Ids.derivedTail("connectionTest", asked.actor(), key)))
                .orElseGet(ids::connectionTest);
    }

    public OperationId operation(Asked asked) {
        return asked.key()
                .map(key -> new OperationId(OperationId.PREFIX + Ids.derivedTail("operation", asked.actor(), key)))
                .orElseGet(ids::operation);
    }

    public CheckId check(Asked asked) {
        return asked.key()
                .map(key -> new CheckId(CheckId.PREFIX + Ids.derivedTail("check", asked.actor(), key)))
                .orElseGet(ids::check);
    }

    /** Names a decision about checks. */
    public String checkDecision(Asked asked) {
        return asked.key()
                .map(key -> Ids.CHECK_DECISION + Ids.derivedTail("checkDecision", asked.actor(), key))
                .orElseGet(ids::checkDecision);
    }

    public TokenId token(Asked asked) {
        return asked.key()
                .map(key -> new TokenId(TokenId.PREFIX + Ids.derivedTail("token", asked.actor(), key)))
                .orElseGet(ids::token);
    }
}
