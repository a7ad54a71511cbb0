package io.plumbline.gateway.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.plumbline.connector.spec.SecretReference;
import io.plumbline.gateway.request.RequestBody;

/** The secrets of one request in clear, from its arrival until they are sealed. Never prints them. */
final class GivenSecrets {
    private static final int MAX_CHARACTERS = 16_384;
    private static final String EXPECTED =
            "a text of 1 to " + MAX_CHARACTERS + " characters, ${env:NAME} or ${file:/run/secrets/name}";

    static final GivenSecrets NONE = new GivenSecrets(Map.of());

    private final Map<String, String> values;

    private GivenSecrets(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Takes the secrets out of a request: those under {@code secrets}, and secret fields that were sent among the
     * properties, which it removes there. Faults go to the body, without the value.
     */
    static GivenSecrets take(RequestBody body, Map<String, Object> properties, Set<String> secretNames) {
        Map<String, Object> given = new LinkedHashMap<>(body.object("secrets").orElse(Map.of()));
        for (String name : secretNames) {
            if (properties.containsKey(name)) {
                Object value = properties.remove(name);
                if (given.putIfAbsent(name, value) != null && value != null) {
                    body.add("/properties/" + name, name + ": given twice (expected: only under /secrets)");
                }
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value instanceof String text && wellFormed(text)) {
                values.put(name, text);
            } else if (value != null) {
                String shown = RequestBody.escaped(name);
                body.add("/secrets/" + shown, shown + ": not shown (expected: " + EXPECTED + ")");
            }
        });
        return new GivenSecrets(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    Map<String, String> sealed(SecretSealer sealer, String owner) {
        Map<String, String> sealed = new LinkedHashMap<>();
        values.forEach((name, value) -> sealed.put(name, sealer.seal(value, owner, name)));
        return sealed;
    }

    @Override
    public String toString() {
        return "GivenSecrets" + values.keySet();
    }

    private static boolean wellFormed(String text) {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            SecretReference.find(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
