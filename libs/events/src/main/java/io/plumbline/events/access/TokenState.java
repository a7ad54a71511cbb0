package io.plumbline.events.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;

import static java.util.Objects.requireNonNull;

/**
 * The newest state of one API token.
 *
 * @param sha256 hex of the SHA-256 of the secret
 * @param expiresAt absent if it never expires
 * @param revoked whether it is useless, whatever its expiry
 */
public record TokenState(
        TokenId tokenId,
        String name,
        Role role,
        String sha256,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean revoked)
        implements AccessRecord {

    public TokenState {
        requireNonNull(tokenId, "tokenId");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(sha256, "sha256");
        requireNonNull(createdAt, "createdAt");
    }

    @Override
    public String key() {
        return tokenId.value();
    }
}
