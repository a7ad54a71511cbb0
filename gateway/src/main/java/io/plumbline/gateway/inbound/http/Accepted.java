package io.plumbline.gateway.inbound.http;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;

/** Answers to requests that are durable, and whose outcome is told elsewhere. */
final class Accepted {

    private Accepted() {}

    /** @param operationId the catalog that starts by itself; absent if none was wanted */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registration(DatastoreId datastoreId, @Nullable OperationId operationId) {}

    record Change(DatastoreId datastoreId) {}

    record Connection(ConnectionId connectionId) {}

    record Container(ContainerId containerId) {}

    /** Where a registration of many is. */
    enum Progress {
        ACCEPTED,
        REGISTERED,
        REFUSED
    }

    /**
     * One of many registrations.
     *
     * @param datastoreId absent if it was refused before it was accepted
     * @param operationId the catalog that starts by itself; absent if none was wanted
     * @param code why it was refused; absent if it wasn't
     * @param detail the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfSchema(
            String schema,
            String name,
            Progress status,
            @Nullable DatastoreId datastoreId,
            @Nullable OperationId operationId,
            @Nullable FailureCode code,
            @Nullable String detail) {}

    record Schemas(List<OfSchema> datastores) {}

    record Operation(OperationId operationId) {}

    record Revocation(TokenId tokenId) {}

    /**
     * @param token the secret: shown in this answer and never again
     * @param expiresAt absent if it never expires
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IssuedSecret(
            TokenId tokenId,
            String token,
            String name,
            Role role,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "IssuedSecret[" + tokenId + "]";
        }
    }
}
