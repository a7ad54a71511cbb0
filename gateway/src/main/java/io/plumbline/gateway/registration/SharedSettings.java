package io.plumbline.gateway.registration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.plumbline.api.view.ConnectionView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.FieldSpec;
import io.plumbline.connector.spec.Problem;
import io.plumbline.connector.spec.Validation;
import io.plumbline.gateway.request.RequestBody;

/**
 * Which settings a connection has and which a datastore on it brings itself. All that says where a secret is sent is the
 * connection's, but for the names of what is inside the same server or account; those, and whatever binds no secret, may be
 * either's, and a connection that has one settles it for every datastore.
 */
final class SharedSettings {

    /** Fields that a secret is bound to and that still only choose among what one server or account holds. */
    private static final Set<String> INSIDE = Set.of("database", "catalog", "schema", "bucket", "container", "path");

    private static final String ABSENT = "absent";

    private SharedSettings() {}

    /** Fields that a datastore on a connection may bring. */
    static Set<String> ownable(ConnectorSpec spec) {
        Set<String> names = new HashSet<>();
        for (FieldSpec field : spec.fields()) {
            if (!field.secret() && (!field.bindsSecrets() || INSIDE.contains(field.name()))) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** A connection's properties with the defaults of what is its own; what a datastore may bring may be missing. */
    static Map<String, Object> ofConnection(
            ConnectorSpec spec, RequestBody body, Map<String, Object> given, Set<String> secrets) {
        Set<String> ownable = ownable(spec);
        Validation validation = spec.validate(given, secrets);
        for (Problem problem : validation.problems()) {
            String name = problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1);
            boolean left = problem.given().equals(ABSENT)
                    && problem.pointer().startsWith("/properties/")
                    && ownable.contains(name);
            if (!left) {
                body.add(problem.pointer(), problem.message());
            }
        }
        Map<String, Object> complete = new LinkedHashMap<>(validation.properties());
        complete.keySet().removeIf(name -> ownable.contains(name) && given.get(name) == null);
        return complete;
    }

    /** What a datastore on this connection brings, complete; faults go to the body. */
    static Map<String, Object> ofDatastore(
            ConnectorSpec spec, RequestBody body, Map<String, Object> given, ConnectionView connection) {
        Set<String> ownable = ownable(spec);
        for (String name : given.keySet()) {
            if (connection.properties().containsKey(name)) {
                body.add(
                        "/properties/" + RequestBody.escaped(name),
                        name + ": given (expected: absent, as the connection has it)");
            } else if (spec.field(name).isPresent() && !ownable.contains(name)) {
                body.add(
                        "/properties/" + RequestBody.escaped(name),
                        name + ": given (expected: absent, as only the connection may have it)");
            }
        }
        Map<String, Object> merged = new LinkedHashMap<>(given);
        merged.putAll(connection.properties());
        Map<String, Object> complete = new LinkedHashMap<>(RegisterDatastores.validated(
                spec, body, merged, connection.secrets().keySet()));
        complete.keySet().removeAll(connection.properties().keySet());
        complete.keySet().retainAll(ownable);
        return complete;
    }
}
