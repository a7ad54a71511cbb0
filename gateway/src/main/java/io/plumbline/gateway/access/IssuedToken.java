package io.plumbline.gateway.access;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.request.Outcome;

/**
 * A token on its way to be recorded, with the secret that is shown this once.
 *
 * @param expiresAt absent if it never expires
 */
public record IssuedToken(
        TokenId tokenId,
        String name,
        Role role,
        @Nullable Instant expiresAt,
        TokenSecret secret,
        CompletableFuture<Outcome> outcome) {}
