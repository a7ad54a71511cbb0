package io.plumbline.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The one place where a sealed secret can be opened: a ciphertext that is moved to another owner or field is worthless.
 *
 * @param owner the id of the datastore, shared connection or connection test that it is sealed for
 */
public record SecretContext(String owner, String fieldName) {
    private static final int LONGEST = 200;

    public SecretContext {
        require("owner", owner);
        require("fieldName", fieldName);
    }

    /** Both names with their lengths, so that no two contexts have the same bytes. */
    byte[] bytes() {
        byte[] ownersName = owner.getBytes(StandardCharsets.UTF_8);
        byte[] field = fieldName.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + ownersName.length + field.length)
                .putInt(ownersName.length)
                .put(ownersName)
                .putInt(field.length)
                .put(field)
                .array();
    }

    private static void require(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    name + ": " + value.length() + " characters (expected: 1 to " + LONGEST + ", not blank)");
        }
    }
}
