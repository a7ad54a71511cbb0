package io.plumbline.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * Content that travels through what keeps messages, and that only who asked for it may read: sealed to a key that was made for one
 * question, and whose private half never leaves the memory of who asked. No secrets: those have a {@link Sealer}.
 */
public final class SealedContent {

    private static final String INFO = "plumbline content 1 ";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private SealedContent() {}

    public static String seal(byte[] content, SealingPublicKey key, SecretContext context) {
        try {
            HPKEContextWithEncapsulation sender = Hpke.suite().setupBaseS(key.parameter(), info(key.id()));
            byte[] ciphertext = sender.seal(context.bytes(), content);
            return TO_TEXT.encodeToString(sender.getEncapsulation()) + "." + TO_TEXT.encodeToString(ciphertext);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing failed with key " + key.id(), e);
        }
    }

    /** @throws SecretUnreadableException if it was changed, or sealed with another key or for another context */
    public static byte[] open(String sealed, SealingPrivateKey key, SecretContext context) {
        int dot = sealed.indexOf('.');
        try {
            byte[] enc = Base64.getUrlDecoder().decode(sealed.substring(0, Math.max(0, dot)));
            byte[] ciphertext = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return Hpke.suite().setupBaseR(enc, key.pair(), info(key.id())).open(context.bytes(), ciphertext);
        } catch (InvalidCipherTextException | RuntimeException e) {
            // Without the cause: a stack trace of a failed decryption helps nobody but an attacker.
            throw new SecretUnreadableException(
                    SecretUnreadableException.Reason.REJECTED,
                    "content of " + context.owner() + ": it was changed, or sealed for another question");
        }
    }

    private static byte[] info(String keyId) {
        return (INFO + keyId).getBytes(StandardCharsets.US_ASCII);
    }
}
