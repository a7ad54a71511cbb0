package io.plumbline.events.command;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;

import static java.util.Objects.requireNonNull;

/**
 * Record an API token. The secret itself is known to its bearer alone.
 *
 * @param sha256 hex of the SHA-256 of the secret
 * @param expiresAt absent if it never expires
 */
public record IssueToken(
        TokenId tokenId,
        String name,
        Role role,
        String sha256,
        @Nullable Instant expiresAt) implements Command {

    public IssueToken {
        requireNonNull(tokenId, "tokenId");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(sha256, "sha256");
    }

    @Override
    public String key() {
        return tokenId.value();
    }
}
