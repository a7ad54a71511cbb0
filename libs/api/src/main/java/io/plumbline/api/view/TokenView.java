package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;

import static java.util.Objects.requireNonNull;

/**
 * An API token without its secret.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
        TokenId id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean revoked) {

    public TokenView {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(createdAt, "createdAt");
    }
}
