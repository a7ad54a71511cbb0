package io.plumbline.credentials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The private keys of a worker: the newest and those whose secrets have not been sealed anew yet. */
public final class PrivateKeyring {
    private static final Logger log = LoggerFactory.getLogger(PrivateKeyring.class);

    private final Map<String, SealingPrivateKey> keys;

    private PrivateKeyring(Map<String, SealingPrivateKey> keys) {
        this.keys = keys;
    }

    /** @throws CredentialsException if there is no key */
    public static PrivateKeyring of(Collection<SealingPrivateKey> keys) {
        Map<String, SealingPrivateKey> byId = new LinkedHashMap<>();
        for (SealingPrivateKey key : keys) {
            byId.put(key.id(), key);
        }
        if (byId.isEmpty()) {
            throw new CredentialsException("private keys: none (expected: at least one)");
        }
        return new PrivateKeyring(byId);
    }

    /** Of one key or several, a line each or separated by spaces or commas, for example from an environment variable. */
    public static PrivateKeyring fromText(String text) {
        return of(KeyLines.of(text).stream().map(SealingKeys::privateKey).toList());
    }

    public static PrivateKeyring fromFile(Path file) {
        warnIfExposed(file);
        return fromText(KeyLines.read(file));
    }

    /** Of every {@code *.key} in the directory. */
    public static PrivateKeyring fromDirectory(Path directory) {
        List<SealingPrivateKey> keys = KeyLines.files(directory, SealingKeys.PRIVATE_SUFFIX).stream()
                .flatMap(file -> fromFile(file).keys.values().stream())
                .toList();
        if (keys.isEmpty()) {
            throw new CredentialsException("key directory: " + directory + " has no private key (expected: *.key)");
        }
        return of(keys);
    }

    public Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    Optional<SealingPrivateKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String toString() {
        return "PrivateKeyring" + keys.keySet();
    }

    private static void warnIfExposed(Path file) {
        try {
            if (SealingKeys.isExposed(file)) {
                log.warn("Private key file {} can be read by everybody (expected: its owner only, 0600)", file);
            }
        } catch (IOException e) {
            throw new CredentialsException("key file: " + file + " can't be read", e);
        }
    }
}
