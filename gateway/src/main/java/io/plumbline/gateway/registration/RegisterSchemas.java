package io.plumbline.gateway.registration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.api.ProblemDetail;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;

/**
 * Registers a datastore for each of many schemas of one connection. Each is a registration like any other, with a key of its own
 * under the request's, so that a repeat registers nothing twice; one that is refused doesn't stop the others.
 */
public final class RegisterSchemas {
    private static final int MOST = 500;
    private static final int MAX_TEMPLATE = 255;
    private static final Set<String> FIELDS =
            Set.of("schemas", "nameTemplate", "properties", "initiateCatalog", "profileAfterCatalog");

    private final RegisterDatastores registrations;
    private final Lookups lookups;

    public RegisterSchemas(RegisterDatastores registrations, Lookups lookups) {
        this.registrations = registrations;
        this.lookups = lookups;
    }

    /**
     * In the order of the request.
     *
     * @throws InvalidRequestException if the request as a whole is wrong
     * @throws RefusedException if the connection is unknown
     */
    public List<SchemaRegistration> register(Asked asked, Role role, ConnectionId id, RequestBody body) {
        List<String> schemas = body.texts("schemas", MOST);
        if (schemas.isEmpty()) {
            body.wrong("schemas", "none", "a list of 1 to " + MOST + " names");
        }
        String template = body.text("nameTemplate", MAX_TEMPLATE).orElse("{schema}");
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        Set<RegisterDatastores.Follow> follows = follows(body);
        body.refuseOthers(FIELDS);
        body.check();
        ConnectionView connection = RegisterDatastores.connection(lookups, id);
        ConnectorSpec spec = StoredSettings.specOf(connection.connector());
        AdministratorsOnly.check(spec, role);
        String field = schemaField(spec, body);
        body.check();

        List<SchemaRegistration> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String schema : schemas) {
            Map<String, Object> own = new LinkedHashMap<>(properties);
            own.put(field, schema);
            String name = named(template, connection, own, schema);
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                all.add(one(asked, new One(schema, name, own), connection, spec, follows));
            } else {
                Failure twice = new Failure(
                        FailureCode.NAME_TAKEN, "name: " + name + " (expected: a name for each schema of its own)");
                all.add(new SchemaRegistration(schema, name, null, twice));
            }
        }
        return all;
    }

    private record One(String schema, String name, Map<String, Object> own) {}

    private SchemaRegistration one(
            Asked asked,
            One one,
            ConnectionView connection,
            ConnectorSpec spec,
            Set<RegisterDatastores.Follow> follows) {
        RequestBody faults = new RequestBody(Map.of("name", one.name()));
        faults.requiredText("name", RegisterDatastores.MAX_NAME);
        Map<String, Object> own = SharedSettings.ofDatastore(spec, faults, one.own(), connection);
        try {
            faults.check();
        } catch (InvalidRequestException e) {
            String words = String.join(
                    "; ", e.errors().stream().map(ProblemDetail::detail).toList());
            return new SchemaRegistration(
                    one.schema(), one.name(), null, new Failure(FailureCode.SETTINGS_INVALID, words));
        }
        Registration registration =
                registrations.register(asked.part(one.schema()), one.name(), connection, own, follows);
        return new SchemaRegistration(one.schema(), one.name(), registration, null);
    }

    private static Set<RegisterDatastores.Follow> follows(RequestBody body) {
        Set<RegisterDatastores.Follow> follows = EnumSet.noneOf(RegisterDatastores.Follow.class);
        if (body.flag("initiateCatalog", true)) {
            follows.add(RegisterDatastores.Follow.CATALOG);
        }
        if (body.flag("profileAfterCatalog", false)) {
            follows.add(RegisterDatastores.Follow.PROFILE_AFTER_CATALOG);
        }
        return follows;
    }

    /** Where databases are what others call schemas, these are chosen. */
    private static String schemaField(ConnectorSpec spec, RequestBody body) {
        Set<String> ownable = SharedSettings.ownable(spec);
        Optional<String> field =
                List.of("schema", "database").stream().filter(ownable::contains).findFirst();
        if (field.isEmpty()) {
            body.wrong("schemas", "given", "a connection to something with schemas, not " + spec.displayName());
        }
        return field.orElse("");
    }

    private static String named(String template, ConnectionView connection, Map<String, Object> own, String schema) {
        Object database = own.getOrDefault("database", connection.properties().getOrDefault("database", ""));
        StringBuilder name = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            name.append(template, from, open);
            String placeholder = template.substring(open, close + 1);
            name.append(
                    switch (placeholder) {
                        case "{schema}" -> schema;
                        case "{connection}" -> connection.name();
                        case "{database}" -> database;
                        default -> placeholder;
                    });
            from = close + 1;
        }
        return name.append(template.substring(from)).toString().strip();
    }
}
