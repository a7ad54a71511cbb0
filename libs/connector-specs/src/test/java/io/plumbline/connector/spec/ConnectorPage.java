package io.plumbline.connector.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a connector's page of the documentation from its specification, so that neither can say what the other doesn't. */
final class ConnectorPage {

    private static final String MADE =
            "<!-- Made from the connector catalogue by ConnectorPagesTest; don't edit. -->\n";

    private final ConnectorSpec spec;
    private final StringBuilder page = new StringBuilder();

    private ConnectorPage(ConnectorSpec spec) {
        this.spec = spec;
    }

    static String of(ConnectorSpec spec) {
        return new ConnectorPage(spec).written();
    }

    static String index() {
        StringBuilder index = new StringBuilder("# Connectors\n\n" + MADE);
        index.append("\nEvery type that `GET /api/v1/connectors` describes. A form is drawn from that answer alone."
                + " [What is supported](support.md) says how each is known to work.\n\n");
        index.append("| Connector | Type | Kind | Ways to log in | Driver |\n|---|---|---|---|---|\n");
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            DriverSpec driver = spec.driver();
            index.append("| [" + spec.displayName() + "](" + spec.type() + ".md) | `" + spec.type() + "` | "
                    + spec.kind() + " | " + ways(spec) + " | "
                    + (driver == null ? "none" : driver.bundled() ? "bundled" : "to be added") + " |\n");
        }
        return index.toString();
    }

    private static String ways(ConnectorSpec spec) {
        return spec.field("authentication")
                .map(field -> field.choices().stream().map(Choice::value).collect(Collectors.joining(", ")))
                .orElse(spec.secretNames().isEmpty() ? "none" : String.join(", ", spec.secretNames()));
    }

    private String written() {
        page.append("# " + spec.displayName() + "\n\n" + MADE + "\n");
        page.append(spec.summary() + " Type key: `" + spec.type() + "`.");
        if (spec.adminOnly()) {
            page.append(" Only administrators may register it.");
        }
        page.append("\n\n");
        String can = spec.capabilities().stream()
                .map(capability -> "`" + capability + "`")
                .collect(Collectors.joining(", "));
        page.append("Capabilities: " + can + ".\n");
        rights();
        driver();
        fields();
        return page.toString();
    }

    private void rights() {
        page.append("\n## Rights\n\n" + spec.rights() + "\n");
        String script = spec.grantScript();
        if (script != null) {
            page.append("\n```\n" + script.stripTrailing() + "\n```\n");
        }
    }

    private void driver() {
        DriverSpec driver = spec.driver();
        if (driver == null) {
            return;
        }
        page.append("\n## Driver\n\n");
        page.append(driver.className() == null ? "" : "Class `" + driver.className() + "`, ");
        page.append("`" + driver.artifact() + "`, ");
        page.append(driver.bundled() ? "comes with the workers.\n" : "goes into the workers' driver folder.\n");
        page.append("\nLicence and source: " + driver.source() + "\n");
    }

    private void fields() {
        Map<String, List<FieldSpec>> groups = spec.fields().stream()
                .collect(Collectors.groupingBy(FieldSpec::group, LinkedHashMap::new, Collectors.toList()));
        page.append("\n## Fields\n");
        groups.forEach((heading, fields) -> {
            page.append("\n### " + heading
                    + "\n\n| Field | Required | Value | Default | Meaning |\n|---|---|---|---|---|\n");
            fields.forEach(this::row);
            if (fields.stream().anyMatch(field -> TextOptions.names().contains(field.name()))) {
                page.append(
                        "\nA single container may have these otherwise, all but `compression`: `PATCH /api/v1/containers/{id}` with"
                                + " `textOptions`\n([how](../profiling.md#how-delimited-text-is-read)).\n");
            }
        });
        if (spec.fields().stream().anyMatch(FieldSpec::bindsSecrets)) {
            page.append("\n\\* Changing this field demands the secrets again.\n");
        }
    }

    private void row(FieldSpec field) {
        Object fallback = field.defaultValue();
        ShownWhen condition = field.shownWhen();
        String example = field.example();
        page.append("| `" + field.name() + "`" + (field.bindsSecrets() ? "\\*" : "") + " " + cell(field.label()));
        page.append(" | " + (field.required() && fallback == null ? "yes" : "no"));
        page.append(" | "
                + cell(field.secret() ? "secret" + (field.multiLine() ? ", several lines" : "") : field.expected()));
        page.append(" | "
                + (fallback == null ? "" : "`" + (fallback.equals("") ? "(empty)" : cell(fallback.toString())) + "`"));
        page.append(" | " + cell(field.help()));
        page.append(example == null ? "" : " Such as `" + cell(example) + "`.");
        page.append(condition == null ? "" : " Only with " + condition.words() + ".");
        page.append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
