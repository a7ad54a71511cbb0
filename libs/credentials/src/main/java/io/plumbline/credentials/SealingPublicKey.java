package io.plumbline.credentials;

import java.util.Arrays;

import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** Seals, and can't open what it sealed. Its id is a fingerprint of its bytes. */
public final class SealingPublicKey {
    private final byte[] bytes;
    private final String id;

    SealingPublicKey(byte[] bytes) {
        if (bytes.length != Hpke.KEY_BYTES) {
            throw new CredentialsException("public key: " + bytes.length + " bytes (expected: " + Hpke.KEY_BYTES + ")");
        }
        this.bytes = bytes.clone();
        id = SealingKeys.idOf(bytes);
    }

    /** {@code k} and 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** The line of a public key file, which {@link SealingKeys#publicKey} reads. */
    public String text() {
        return SealingKeys.publicText(bytes);
    }

    AsymmetricKeyParameter parameter() {
        return Hpke.suite().deserializePublicKey(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealingPublicKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealingPublicKey[" + id + "]";
    }
}
