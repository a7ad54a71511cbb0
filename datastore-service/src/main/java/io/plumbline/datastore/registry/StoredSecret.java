package io.plumbline.datastore.registry;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/** A sealed secret: ciphertext that only workers can open. */
public record StoredSecret(String sealed, Instant updatedAt) {

    public StoredSecret {
        requireNonNull(sealed, "sealed");
        requireNonNull(updatedAt, "updatedAt");
    }

    @Override
    public String toString() {
        return "StoredSecret[sealed, " + updatedAt + "]";
    }
}
