package io.plumbline.credentials;

import java.util.Arrays;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

import static java.util.Objects.requireNonNull;

/** Seals secrets for the holder of the private key. Thread-safe; two sealings of one secret have nothing in common. */
public final class Sealer {
    private final SealingPublicKey active;

    public Sealer(SealingPublicKey active) {
        this.active = requireNonNull(active, "active");
    }

    public Sealer(PublicKeyring keyring) {
        this(keyring.active());
    }

    /** The id that its envelopes carry. */
    public String keyId() {
        return active.id();
    }

    public SealedSecret seal(String secret, SecretContext context) {
        return seal(Secret.of(secret), context);
    }

    /** The caller may wipe its characters afterwards. */
    public SealedSecret seal(char[] secret, SecretContext context) {
        return seal(Secret.of(secret), context);
    }

    /** @throws IllegalArgumentException if the secret has more than 64 KiB */
    public SealedSecret seal(Secret secret, SecretContext context) {
        byte[] plain = secret.utf8();
        byte[] padded = Padding.pad(plain);
        try {
            HPKEContextWithEncapsulation sender = Hpke.suite().setupBaseS(active.parameter(), Hpke.info(active.id()));
            byte[] ciphertext = sender.seal(context.bytes(), padded);
            return SealedSecret.of(active.id(), sender.getEncapsulation(), ciphertext);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing failed with key " + active.id(), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }
}
