package io.plumbline.credentials;

import java.util.Arrays;

import org.bouncycastle.crypto.InvalidCipherTextException;

import static io.plumbline.credentials.SecretUnreadableException.Reason.REJECTED;
import static io.plumbline.credentials.SecretUnreadableException.Reason.UNKNOWN_KEY;
import static java.util.Objects.requireNonNull;

/** Opens sealed secrets. Thread-safe. */
public final class Opener {
    private final PrivateKeyring keyring;

    public Opener(PrivateKeyring keyring) {
        this.keyring = requireNonNull(keyring, "keyring");
    }

    /** @throws SecretUnreadableException if the key is not here, or the secret was changed or sealed for another context */
    public Secret open(SealedSecret sealed, SecretContext context) {
        SealingPrivateKey key = keyring.find(sealed.keyId())
                .orElseThrow(() -> new SecretUnreadableException(
                        UNKNOWN_KEY,
                        "secret of " + context.fieldName() + ": sealed for key " + sealed.keyId()
                                + " (expected: one of " + keyring.ids() + ")"));
        byte[] padded = decrypt(key, sealed, context);
        try {
            int length = Padding.plainLength(padded);
            if (length < 0) {
                throw rejected(context);
            }
            return Secret.ofUtf8(padded, length);
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    /** Seals the same secret with another key, so that an old key can be retired and nobody types a secret again. */
    public SealedSecret reseal(SealedSecret sealed, SecretContext context, Sealer newSealer) {
        return newSealer.seal(open(sealed, context), context);
    }

    private static byte[] decrypt(SealingPrivateKey key, SealedSecret sealed, SecretContext context) {
        byte[] enc = sealed.encBytes();
        if (enc.length != Hpke.KEY_BYTES) {
            throw rejected(context);
        }
        try {
            return Hpke.suite()
                    .setupBaseR(enc, key.pair(), Hpke.info(key.id()))
                    .open(context.bytes(), sealed.ciphertextBytes());
        } catch (InvalidCipherTextException | RuntimeException e) {
            // Without the cause: a stack trace of a failed decryption helps nobody but an attacker.
            throw rejected(context);
        }
    }

    private static SecretUnreadableException rejected(SecretContext context) {
        return new SecretUnreadableException(
                REJECTED,
                "secret of " + context.fieldName()
                        + ": it was changed, or sealed for another datastore or field; enter it again");
    }
}
