package io.plumbline.datastore.inbound.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code plumbline.service-token*}: the secret that gateway and workers share with this service.
 *
 * @param serviceToken the secret itself; absent or blank if a file has it
 * @param serviceTokenFile a file whose first line it is; absent or blank if {@code serviceToken} is set
 */
@ConfigurationProperties("plumbline")
record ServiceTokenProperties(
        @Nullable String serviceToken, @Nullable String serviceTokenFile) {

    private static final int SHORTEST = 16;

    ServiceTokenProperties {
        String token = resolve(serviceToken, serviceTokenFile);
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("plumbline.service-token: " + token.length()
                    + " characters (expected: at least " + SHORTEST + ", from plumbline.service-token or"
                    + " plumbline.service-token-file)");
        }
    }

    String token() {
        return resolve(serviceToken, serviceTokenFile);
    }

    @Override
    public String toString() {
        return "ServiceTokenProperties[hidden]";
    }

    private static String resolve(@Nullable String token, @Nullable String file) {
        if (token != null && !token.isBlank()) {
            return token.strip();
        }
        if (file == null || file.isBlank()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "plumbline.service-token-file: " + file + " (expected: a readable file)", e);
        }
    }
}
