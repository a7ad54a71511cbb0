package io.plumbline.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.*}: where datastore-service is, and what it wants to see.
 *
 * @param datastoreServiceUrl the root of its address
 * @param serviceToken the shared secret of its internal HTTP API
 * @param serviceTokenFile a file that holds the secret; read for each call, so that it may change
 */
@ConfigurationProperties("plumbline")
public record ServiceProperties(
        @DefaultValue("http://127.0.0.1:8082") URI datastoreServiceUrl,
        @Nullable String serviceToken,
        @Nullable Path serviceTokenFile) {

    public ServiceProperties {
        String scheme = datastoreServiceUrl.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "plumbline.datastore-service-url: " + datastoreServiceUrl + " (expected: http://… or https://…)");
        }
        serviceToken = serviceToken == null || serviceToken.isBlank() ? null : serviceToken;
        serviceTokenFile =
                serviceTokenFile == null || serviceTokenFile.toString().isBlank() ? null : serviceTokenFile;
        if ((serviceToken == null) == (serviceTokenFile == null)) {
            throw new IllegalArgumentException("plumbline.service-token, plumbline.service-token-file: "
                    + (serviceToken == null ? "none" : "both") + " (expected: exactly one of them)");
        }
    }

    /** The secret as it is now. */
    String currentToken() {
        if (serviceToken != null) {
            return serviceToken;
        }
        try {
            return serviceTokenFile == null
                    ? ""
                    : Files.readString(serviceTokenFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "plumbline.service-token-file: " + serviceTokenFile + " (expected: a readable file)", e);
        }
    }

    @Override
    public String toString() {
        return "ServiceProperties[" + datastoreServiceUrl + "]";
    }
}
