package io.plumbline.datastore.intake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;

import static java.util.Objects.requireNonNull;

/**
 * An API token: a hash, never the secret.
 *
 * @param version what a write is compared with
 */
public record ApiToken(
        TokenId id,
        String name,
        Role role,
        String sha256,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean revoked,
        long version,
        long sequence)
        implements Recorded {

    public ApiToken {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(sha256, "sha256");
        requireNonNull(createdAt, "createdAt");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** A copy to change; it carries the next version. */
    public Draft change() {
        return new Draft(this);
    }

    /** Collects the changes of one write. */
    public static final class Draft {
        private TokenId id;
        private String name;
        private Role role;
        private String sha256;
        private Instant createdAt;
        private @Nullable Instant expiresAt;
        private boolean revoked;
        private long version;
        private long sequence;

        private Draft(ApiToken from) {
            id = from.id;
            name = from.name;
            role = from.role;
            sha256 = from.sha256;
            createdAt = from.createdAt;
            expiresAt = from.expiresAt;
            revoked = from.revoked;
            version = from.version;
            sequence = from.sequence;
            version = from.version + 1;
        }

        public Draft name(String value) {
            name = value;
            return this;
        }

        public Draft role(Role value) {
            role = value;
            return this;
        }

        public Draft sha256(String value) {
            sha256 = value;
            return this;
        }

        public Draft createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Draft expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        public Draft revoked(boolean value) {
            revoked = value;
            return this;
        }

        public Draft version(long value) {
            version = value;
            return this;
        }

        public Draft sequence(long value) {
            sequence = value;
            return this;
        }

        public ApiToken build() {
            return new ApiToken(id, name, role, sha256, createdAt, expiresAt, revoked, version, sequence);
        }
    }
}
