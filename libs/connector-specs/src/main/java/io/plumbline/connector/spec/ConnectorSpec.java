package io.plumbline.connector.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One type of source: its name, what it can do, what it needs, its fields, and the check of what a user sends for them.
 *
 * @param type the stable key, such as {@code postgresql}
 * @param icon key of the picture that a form shows; several types may share one
 * @param summary one sentence that tells a user what this connects to
 * @param rights what the source must grant, in words
 * @param grantScript statements or a policy to paste, with {@code {{field}}} where a field's value goes; null if nothing can be pasted
 * @param capabilities what a source of this type can do, in the order of their declaration
 * @param documentation path of its page in the documentation
 * @param adminOnly true if only an administrator may register it
 * @param driver the JDBC driver; null for files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectorSpec(
        String type,
        String displayName,
        ConnectorKind kind,
        String icon,
        String summary,
        String rights,
        @Nullable String grantScript,
        List<Capability> capabilities,
        String documentation,
        boolean adminOnly,
        List<FieldSpec> fields,
        @Nullable DriverSpec driver) {

    /** What a SELECT is enough for. */
    private static final List<Capability> EVERY_DATABASE = List.of(Capability.READS_FROM_A_START, Capability.SAMPLES);

    public ConnectorSpec {
        requireNonNull(type, "type");
        requireNonNull(displayName, "displayName");
        requireNonNull(kind, "kind");
        requireNonNull(icon, "icon");
        requireNonNull(summary, "summary");
        requireNonNull(rights, "rights");
        requireNonNull(documentation, "documentation");
        capabilities = capabilities.stream().sorted().distinct().toList();
        fields = List.copyOf(fields);
        if ((kind == ConnectorKind.JDBC) == (driver == null)) {
            throw new IllegalArgumentException("driver: " + driver + " (expected: one for JDBC, else none)");
        }
    }

    /** A connector over JDBC whose icon and page are named after its type. */
    static ConnectorSpec jdbc(
            String type,
            String displayName,
            String summary,
            Rights rights,
            List<Capability> capabilities,
            DriverSpec driver,
            List<FieldSpec> fields) {
        return new ConnectorSpec(
                type,
                displayName,
                ConnectorKind.JDBC,
                type,
                summary,
                rights.words(),
                rights.script(),
                Stream.concat(capabilities.stream(), EVERY_DATABASE.stream()).toList(),
                page(type),
                false,
                fields,
                driver);
    }

    /** A connector over files whose icon and page are named after its type. */
    static ConnectorSpec files(String type, String displayName, String summary, Rights rights, List<FieldSpec> fields) {
        return new ConnectorSpec(
                type,
                displayName,
                ConnectorKind.FILES,
                type,
                summary,
                rights.words(),
                rights.script(),
                FileFields.CAPABILITIES,
                page(type),
                false,
                fields,
                null);
    }

    /** The same, for administrators only. */
    ConnectorSpec forAdministrators() {
        return new ConnectorSpec(
                type,
                displayName,
                kind,
                icon,
                summary,
                rights,
                grantScript,
                capabilities,
                documentation,
                true,
                fields,
                driver);
    }

    private static String page(String type) {
        return "docs/connectors/" + type + ".md";
    }

    /** The field of that name. Empty if the connector has none. */
    public Optional<FieldSpec> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Names of the fields that are secrets. */
    public Set<String> secretNames() {
        return names(fields.stream().filter(FieldSpec::secret).toList());
    }

    /** Names of the fields whose change makes every stored secret invalid, so that a password can't be aimed elsewhere. */
    public Set<String> secretBindingNames() {
        return names(fields.stream().filter(FieldSpec::bindsSecrets).toList());
    }

    /**
     * Names of the fields, secrets among them, that don't exist while the others have these values: those of another way to log
     * in, say. An edit that changes the way leaves them behind.
     */
    public Set<String> namesNotShown(Map<String, ?> properties) {
        return new FormCheck(this).of(properties).notShown();
    }

    /**
     * Checks a request's properties (values as JSON gives them: strings, whole numbers, booleans) and the names of the secrets
     * that came with it, and fills in defaults. A property that is null counts as absent.
     */
    public Validation validate(Map<String, ?> properties, Set<String> secretsGiven) {
        return new FormCheck(this).of(properties).withSecrets(secretsGiven).outcome();
    }

    /** As {@link #validate}, for somebody who doesn't hold the secrets. */
    Validation validateProperties(Map<String, ?> properties) {
        return new FormCheck(this).of(properties).outcome();
    }

    static Set<String> names(List<FieldSpec> fields) {
        return fields.stream().map(FieldSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
