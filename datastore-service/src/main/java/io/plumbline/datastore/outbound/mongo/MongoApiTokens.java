package io.plumbline.datastore.outbound.mongo;

import java.util.List;

import com.mongodb.client.model.Sorts;

import io.plumbline.datastore.intake.ApiToken;
import io.plumbline.datastore.intake.ApiTokens;

import static com.mongodb.client.model.Filters.empty;

/** The API tokens. */
final class MongoApiTokens extends MongoLedger<ApiToken> implements ApiTokens {

    MongoApiTokens(MongoParts parts) {
        super(parts, "tokens", ApiToken.class);
    }

    @Override
    public List<ApiToken> all() {
        return query(empty(), Sorts.orderBy(Sorts.descending("createdAt"), Sorts.ascending("_id")), 0, 0);
    }
}
