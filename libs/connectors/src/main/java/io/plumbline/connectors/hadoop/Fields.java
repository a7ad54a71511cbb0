package io.plumbline.connectors.hadoop;

import java.util.Map;
import java.util.Optional;

import io.plumbline.connector.spec.ServiceUrl;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** What the owner of a datastore entered, valid by its connector's specification. */
record Fields(Map<String, Object> complete, Map<String, Secret> secrets) {

    /** Empty if the field is absent or empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(complete.get(name)).map(Object::toString).filter(value -> !value.isEmpty());
    }

    String need(String name) {
        return text(name).orElseThrow(() -> absent(name, "a value"));
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(complete.get(name));
    }

    String secret(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw absent(name, "a secret");
        }
        return secret.reveal().strip();
    }

    Optional<String> optionalSecret(String name) {
        return Optional.ofNullable(secrets.get(name)).map(Secret::reveal).map(String::strip);
    }

    /** The service that a field names. Empty if the field is absent. */
    Optional<ServiceUrl> service(String name) {
        return text(name)
                .map(url -> ServiceUrl.find(url)
                        .orElseThrow(() -> new SourceException(
                                SourceFailure.SETTINGS_INVALID,
                                name + ": refused (expected: http or https, a host and at most a port)")));
    }

    SourceException unknown(String name, String expected) {
        return new SourceException(
                SourceFailure.SETTINGS_INVALID, name + ": " + need(name) + " (expected: " + expected + ")");
    }

    private static SourceException absent(String name, String expected) {
        return new SourceException(SourceFailure.SETTINGS_INVALID, name + ": absent (expected: " + expected + ")");
    }
}
