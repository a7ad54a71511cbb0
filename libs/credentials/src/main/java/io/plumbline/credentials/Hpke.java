package io.plumbline.credentials;

import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.hpke.HPKE;

/** The one suite in use: RFC 9180 base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
final class Hpke {
    static final int KEY_BYTES = 32;
    private static final String INFO = "plumbline credentials 1 ";

    private Hpke() {}

    static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /** Binds a ciphertext to its purpose and to the key id in its envelope. */
    static byte[] info(String keyId) {
        return (INFO + keyId).getBytes(StandardCharsets.US_ASCII);
    }
}
