package io.plumbline.credentials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** The public key that seals from now on. */
public record PublicKeyring(SealingPublicKey active) {
    public PublicKeyring {
        requireNonNull(active, "active");
    }

    /** Of one key as {@link SealingKeys} writes it, for example from an environment variable. */
    public static PublicKeyring fromText(String text) {
        return new PublicKeyring(SealingKeys.publicKey(text));
    }

    public static PublicKeyring fromFile(Path file) {
        return fromText(KeyLines.read(file));
    }

    /**
     * The key that the file {@code active} names, or without that file the only {@code *.pub}.
     *
     * @throws CredentialsException if there is none, or several and none is named
     */
    public static PublicKeyring fromDirectory(Path directory) {
        Path pointer = directory.resolve(SealingKeys.ACTIVE_FILE);
        if (Files.exists(pointer)) {
            String id = KeyLines.read(pointer).strip();
            if (!SealingKeys.isKeyId(id)) {
                throw new CredentialsException("key file: " + pointer + " (expected: one key id)");
            }
            PublicKeyring keyring = fromFile(directory.resolve(id + SealingKeys.PUBLIC_SUFFIX));
            if (!keyring.active().id().equals(id)) {
                throw new CredentialsException("public key: " + id + " has the bytes of "
                        + keyring.active().id() + " (expected: a file named by its own key)");
            }
            return keyring;
        }
        List<Path> files = KeyLines.files(directory, SealingKeys.PUBLIC_SUFFIX);
        if (files.size() != 1) {
            throw new CredentialsException(
                    "key directory: " + directory + " has " + files.size() + " public keys and no file "
                            + SealingKeys.ACTIVE_FILE + " (expected: one, or the active one named)");
        }
        return fromFile(files.get(0));
    }
}
