package io.plumbline.datastore.intake;

import java.util.List;
import java.util.function.Consumer;

import io.plumbline.datastore.ledger.InMemoryLedger;

import static java.util.Comparator.comparing;

/** The twin without a store. */
public final class InMemoryApiTokens extends InMemoryLedger<ApiToken> implements ApiTokens {

    public InMemoryApiTokens(Consumer<String> wake) {
        super("tokens", wake);
    }

    @Override
    public List<ApiToken> all() {
        return all(t -> true).stream()
                .sorted(comparing(ApiToken::createdAt).reversed().thenComparing(ApiToken::recordId))
                .toList();
    }
}
