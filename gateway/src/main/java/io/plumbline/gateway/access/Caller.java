package io.plumbline.gateway.access;

import io.plumbline.events.model.Role;

import static java.util.Objects.requireNonNull;

/**
 * Who a token stands for.
 *
 * @param tokenId the token's id, or {@code bootstrap}
 * @param name the token's name: the actor of its requests
 */
public record Caller(String tokenId, String name, Role role) {

    public Caller {
        requireNonNull(tokenId, "tokenId");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
    }
}
