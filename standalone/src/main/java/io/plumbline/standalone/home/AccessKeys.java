package io.plumbline.standalone.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.plumbline.events.Ids;
import io.plumbline.standalone.StartException;

/**
 * The tokens of the embedded default. The administrator's is made at the first start and shown once; only its hash is
 * kept. The service token and the console's own token live as long as the process.
 */
public final class AccessKeys {

    private static final int SECRET_BYTES = 32;
    private static final String HASH_FILE = "admin-token.sha256";

    private final String serviceToken;
    private final String consoleToken;
    private final String adminHash;
    private final Optional<String> newAdminToken;

    private AccessKeys(String serviceToken, String consoleToken, String adminHash, Optional<String> newAdminToken) {
        this.serviceToken = serviceToken;
        this.consoleToken = consoleToken;
        this.adminHash = adminHash;
        this.newAdminToken = newAdminToken;
    }

    /** Reads the administrator's hash, or makes the token if there is none yet. */
    public static AccessKeys of(DataDirectory directory) {
        SecureRandom random = new SecureRandom();
        Path file = directory.privateDirectory("access").resolve(HASH_FILE);
        String serviceToken = secret(random);
        String consoleToken = apiToken(random);
        try {
            if (Files.exists(file)) {
                String hash = Files.readString(file, StandardCharsets.UTF_8).strip();
                return new AccessKeys(serviceToken, consoleToken, hash, Optional.empty());
            }
            String adminToken = apiToken(random);
            String hash = sha256(adminToken);
            Files.writeString(file, hash + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new AccessKeys(serviceToken, consoleToken, hash, Optional.of(adminToken));
        } catch (IOException e) {
            throw new StartException("file " + file + " can't be read or written", e);
        }
    }

    /** What services show each other. */
    public String serviceToken() {
        return serviceToken;
    }

    /** An administrator's token for this process's own console; useless once the process ends. */
    public String consoleToken() {
        return consoleToken;
    }

    /** Hashes of every token that counts as an administrator's before any was issued over the API. */
    public List<String> adminHashes() {
        return List.of(adminHash, sha256(consoleToken));
    }

    /** The administrator's token: present at the first start only, since nobody keeps it. */
    public Optional<String> newAdminToken() {
        return newAdminToken;
    }

    private static String apiToken(SecureRandom random) {
        return "plt_" + new Ids(random).token().value().substring("tk_".length()) + "_" + secret(random);
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
