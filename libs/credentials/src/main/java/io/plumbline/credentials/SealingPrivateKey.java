package io.plumbline.credentials;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Opens what its public half sealed. Never prints its bytes; not serializable. */
public final class SealingPrivateKey {
    private final byte[] bytes;
    private final SealingPublicKey publicKey;

    SealingPrivateKey(byte[] bytes) {
        if (bytes.length != Hpke.KEY_BYTES) {
            throw new CredentialsException(
                    "private key: " + bytes.length + " bytes (expected: " + Hpke.KEY_BYTES + ")");
        }
        this.bytes = bytes.clone();
        publicKey = new SealingPublicKey(
                new X25519PrivateKeyParameters(bytes, 0).generatePublicKey().getEncoded());
    }

    /** The id of both halves. */
    public String id() {
        return publicKey.id();
    }

    public SealingPublicKey publicKey() {
        return publicKey;
    }

    /** The line of a private key file, in clear: only for writing that file. */
    String text() {
        return SealingKeys.privateText(bytes);
    }

    AsymmetricCipherKeyPair pair() {
        return new AsymmetricCipherKeyPair(publicKey.parameter(), new X25519PrivateKeyParameters(bytes, 0));
    }

    @Override
    public String toString() {
        return "SealingPrivateKey[" + id() + ", hidden]";
    }
}
