package io.plumbline.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The one place where a sealed secret can be opened: a ciphertext that is moved to another datastore or field is worthless. */
public record SecretContext(String datastoreId, String fieldName) {
    private static final int LONGEST = 200;

    public SecretContext {
        require("datastoreId", datastoreId);
        require("fieldName", fieldName);
    }

    /** Both names with their lengths, so that no two contexts have the same bytes. */
    byte[] bytes() {
        byte[] datastore = datastoreId.getBytes(StandardCharsets.UTF_8);
        byte[] field = fieldName.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + datastore.length + field.length)
                .putInt(datastore.length)
                .put(datastore)
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
