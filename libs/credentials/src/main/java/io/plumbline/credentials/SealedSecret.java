package io.plumbline.credentials;

import java.util.Base64;
import java.util.regex.Pattern;

import static io.plumbline.credentials.SecretUnreadableException.Reason.MALFORMED;

/**
 * A secret that only the holder of a private key can read; may be stored, sent and printed.
 *
 * @param version of the way it was sealed; 1 is HPKE base mode, X25519, HKDF-SHA256, AES-256-GCM
 * @param keyId of the public key that sealed it
 * @param enc the encapsulated key, base64url without padding
 * @param ciphertext base64url without padding
 */
public record SealedSecret(int version, String keyId, String enc, String ciphertext) {
    static final int VERSION = 1;
    private static final String PREFIX = "plb";
    private static final int PARTS = 4;
    private static final int LONGEST = 128 * 1024;
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]+");

    public SealedSecret {
        if (version != VERSION) {
            throw malformed("version " + version + " (expected: " + VERSION + ")");
        }
        if (!SealingKeys.isKeyId(keyId)) {
            throw malformed("its key id is none");
        }
        if (ciphertext.length() > LONGEST) {
            throw malformed("it is longer than " + LONGEST + " characters");
        }
        decode(enc);
        decode(ciphertext);
    }

    /** @throws SecretUnreadableException if the text is no sealed secret */
    public static SealedSecret parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(PREFIX + VERSION)) {
            throw malformed("it is not of the form " + PREFIX + VERSION + ".<key id>.<enc>.<ciphertext>");
        }
        return new SealedSecret(VERSION, parts[1], parts[2], parts[3]);
    }

    /** One string: {@code plb1.<keyId>.<enc>.<ciphertext>}. */
    public String text() {
        return PREFIX + version + "." + keyId + "." + enc + "." + ciphertext;
    }

    @Override
    public String toString() {
        return "SealedSecret[" + keyId + "]";
    }

    static SealedSecret of(String keyId, byte[] enc, byte[] ciphertext) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return new SealedSecret(VERSION, keyId, encoder.encodeToString(enc), encoder.encodeToString(ciphertext));
    }

    byte[] encBytes() {
        return decode(enc);
    }

    byte[] ciphertextBytes() {
        return decode(ciphertext);
    }

    /** Strict: a text has exactly one set of bytes, and bytes have exactly one text. */
    private static byte[] decode(String part) {
        if (!BASE64_URL.matcher(part).matches()) {
            throw malformed("a part is not base64url");
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed("a part is not base64url");
        }
        throw malformed("a part is not canonical base64url");
    }

    private static SecretUnreadableException malformed(String why) {
        return new SecretUnreadableException(MALFORMED, "sealed secret: " + why);
    }
}
