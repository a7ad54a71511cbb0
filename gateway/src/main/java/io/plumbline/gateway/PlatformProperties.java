package io.plumbline.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.*}: what the gateway shares with other services. Never prints a secret. More than five components, as
 * each is one setting.
 *
 * @param serviceToken secret of the internal API; absent or empty if it is in the file
 * @param adminTokenSha256 hex hash of the bootstrap admin's token, several separated by commas; absent or empty if it is in the file, or there is none
 */
@ConfigurationProperties("plumbline")
public record PlatformProperties(
        @DefaultValue("http://127.0.0.1:8082") URI datastoreServiceUrl,
        @Nullable String serviceToken,
        @Nullable String serviceTokenFile,
        @Nullable String adminTokenSha256,
        @Nullable String adminTokenSha256File,
        @DefaultValue Sealing sealing) {

    /** @param publicKeyFile the key that seals secrets */
    public record Sealing(@Nullable String publicKeyFile) {}

    public PlatformProperties {
        String scheme = datastoreServiceUrl.getScheme();
        if (datastoreServiceUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("plumbline.datastore-service-url: " + datastoreServiceUrl
                    + " (expected: http://host:port or https://host:port)");
        }
    }

    /** @throws IllegalStateException if there is none */
    public String serviceTokenText() {
        return text("plumbline.service-token", serviceToken, serviceTokenFile)
                .orElseThrow(() -> new IllegalStateException(
                        "plumbline.service-token: absent (expected: the secret, or plumbline.service-token-file)"));
    }

    /** Empty if there is no bootstrap admin. */
    public Set<String> adminTokenHashes() {
        return text("plumbline.admin-token-sha256", adminTokenSha256, adminTokenSha256File).stream()
                .flatMap(hashes -> Pattern.compile("\\s*,\\s*").splitAsStream(hashes))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException if there is none */
    public String publicKeyFile() {
        String file = sealing.publicKeyFile();
        if (file == null || file.isBlank()) {
            throw new IllegalStateException(
                    "plumbline.sealing.public-key-file: absent (expected: the file of the public key)");
        }
        return file;
    }

    @Override
    public String toString() {
        return "PlatformProperties[datastoreServiceUrl=" + datastoreServiceUrl + ", secrets hidden]";
    }

    private static Optional<String> text(String name, @Nullable String value, @Nullable String file) {
        if (value != null && !value.isBlank()) {
            return Optional.of(value.strip());
        }
        if (file == null || file.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new IllegalStateException(name + "-file: " + file + " can't be read (expected: a readable file)", e);
        }
    }
}
