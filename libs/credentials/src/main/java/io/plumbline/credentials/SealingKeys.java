package io.plumbline.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Makes, writes and reads key pairs. A directory of keys holds {@code <id>.pub} and {@code <id>.key} (0600) a pair, and
 * {@code active} with the id of the public key that seals from now on.
 */
public final class SealingKeys {
    static final String PUBLIC_SUFFIX = ".pub";
    static final String PRIVATE_SUFFIX = ".key";
    static final String ACTIVE_FILE = "active";
    private static final String PUBLIC_PREFIX = "plumbline-public-key-1:";
    private static final String PRIVATE_PREFIX = "plumbline-private-key-1:";
    private static final Pattern KEY_ID = Pattern.compile("k[0-9a-f]{16}");
    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealingKeys() {}

    public static SealingPrivateKey generate() {
        return new SealingPrivateKey(new X25519PrivateKeyParameters(RANDOM).getEncoded());
    }

    /**
     * Writes both halves and makes this the active key. Keys that are there stay, so that what they sealed can be opened.
     *
     * @throws CredentialsException if the directory can't be written
     */
    public static void write(SealingPrivateKey key, Path directory) {
        try {
            if (isPosix(directory)) {
                Files.createDirectories(directory, permissions("rwx------"));
            } else {
                Files.createDirectories(directory);
            }
            writeOnce(directory.resolve(key.id() + PRIVATE_SUFFIX), key.text(), "rw-------");
            writeOnce(
                    directory.resolve(key.id() + PUBLIC_SUFFIX), key.publicKey().text(), "rw-r--r--");
            Path draft = directory.resolve(ACTIVE_FILE + ".new");
            Files.writeString(draft, key.id() + "\n", StandardCharsets.UTF_8);
            Files.move(
                    draft,
                    directory.resolve(ACTIVE_FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CredentialsException("key directory: " + directory + " can't be written", e);
        }
    }

    /**
     * Makes the first key pair of a directory; does nothing if it has an active one. For a first start on one machine, where several
     * services may ask at once.
     */
    public static synchronized void ensure(Path directory) {
        if (!Files.exists(directory.resolve(ACTIVE_FILE))) {
            write(generate(), directory);
        }
    }

    /** @throws CredentialsException if the text, without comments ({@code #}) and blank lines, is not one public key */
    public static SealingPublicKey publicKey(String text) {
        return new SealingPublicKey(decode(KeyLines.single("public key", text), PUBLIC_PREFIX, "public key"));
    }

    /** @throws CredentialsException if the text, without comments ({@code #}) and blank lines, is not one private key */
    public static SealingPrivateKey privateKey(String text) {
        return new SealingPrivateKey(decode(KeyLines.single("private key", text), PRIVATE_PREFIX, "private key"));
    }

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }

    static String idOf(byte[] publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return "k" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String publicText(byte[] bytes) {
        return PUBLIC_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String privateText(byte[] bytes) {
        return PRIVATE_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether others than its owner may read the file. */
    static boolean isExposed(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    private static byte[] decode(String line, String prefix, String what) {
        if (!line.startsWith(prefix)) {
            throw new CredentialsException(what + ": it does not start with " + prefix);
        }
        try {
            return Base64.getUrlDecoder().decode(line.substring(prefix.length()));
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what it could not read.
            throw new CredentialsException(what + ": what follows " + prefix + " is not base64url");
        }
    }

    private static void writeOnce(Path file, String line, String mode) throws IOException {
        try {
            if (isPosix(file)) {
                Files.createFile(file, permissions(mode));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // The name is a fingerprint: what is there is this key, or the torn start of it.
        }
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
