package io.plumbline.datastore.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The settings that say where a secret is sent and as whom: who changes one must know the secret. The gateway asks the
 * connector's own specification; this is the second line, for commands that never passed a gateway of this build.
 */
final class Aim {

    private static final List<String> WHERE = List.of(
            "account",
            "driverClass",
            "endpoint",
            "host",
            "httpPath",
            "port",
            "region",
            "root",
            "sslMode",
            "subprotocol",
            "tlsPort");
    private static final List<String> AS_WHOM = List.of("accessKey", "clientId", "user", "username");

    private Aim() {}

    /** The first setting whose change aims a stored secret elsewhere. Empty if none does. */
    static Optional<String> changed(Map<String, Object> before, Map<String, Object> after) {
        Optional<String> where = WHERE.stream()
                .filter(field -> !same(before.get(field), after.get(field)))
                .findFirst();
        // A name that comes or goes belongs to another way to log in, whose secrets are its own.
        return where.or(() -> AS_WHOM.stream()
                .filter(field -> before.get(field) != null && after.get(field) != null)
                .filter(field -> !same(before.get(field), after.get(field)))
                .findFirst());
    }

    /** Numbers are the same whatever their Java type: a store may widen or narrow them. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        return left instanceof Number && right instanceof Number
                ? left.toString().equals(right.toString())
                : Objects.equals(left, right);
    }
}
