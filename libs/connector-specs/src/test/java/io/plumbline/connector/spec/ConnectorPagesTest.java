package io.plumbline.connector.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** After a change of the catalogue: run this test with -Dplumbline.docs.write=true and commit what it writes. */
class ConnectorPagesTest {

    private static final boolean WRITE = Boolean.getBoolean("plumbline.docs.write");
    private static final Path ROOT = Path.of("../..");
    private static final Path PAGES = ROOT.resolve("docs/connectors");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/connectors.v1.json");

    private final JsonMapper mapper = JsonMapper.shared();

    @Test
    void everyPage_isWhatTheCatalogueSays() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", ConnectorPage.index());
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            pages.put(spec.type() + ".md", ConnectorPage.of(spec));
            assertThat(spec.documentation()).isEqualTo("docs/connectors/" + spec.type() + ".md");
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = PAGES.resolve(page.getKey());
            if (WRITE) {
                Files.createDirectories(PAGES);
                Files.writeString(file, page.getValue());
            }
            assertThat(file).content().as(page.getKey()).isEqualTo(page.getValue());
        }
    }

    /** What a form is drawn from: fields may come, but what a form relies on stays as it is. */
    @Test
    void everySpecification_isTheJsonThatFormsKnow() throws IOException {
        String present = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(ConnectorCatalog.all()) + "\n";
        if (WRITE) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, present);
        }
        assertThat(mapper.readTree(present)).isEqualTo(mapper.readTree(Files.readString(GOLDEN)));
    }

    @Test
    void json_saysEverythingThatAFormNeeds_andLeavesOutWhatIsAbsent() {
        JsonNode all = mapper.valueToTree(ConnectorCatalog.all());

        for (JsonNode spec : all) {
            for (String name : List.of(
                    "type",
                    "displayName",
                    "kind",
                    "icon",
                    "summary",
                    "rights",
                    "capabilities",
                    "documentation",
                    "adminOnly",
                    "fields")) {
                assertThat(spec.has(name)).as(name).isTrue();
            }
            assertThat(spec.has("driver"))
                    .isEqualTo(spec.path("kind").stringValue().equals("JDBC"));
            spec.path("fields").forEach(field -> {
                assertThat(field.path("label").stringValue()).isNotBlank();
                assertThat(field.path("help").stringValue()).isNotBlank();
                assertThat(field.path("secret").isBoolean()).isTrue();
                assertThat(Stream.of("default", "grammar", "min", "example", "shownWhen")
                                .filter(name -> field.path(name).isNull()))
                        .isEmpty();
            });
        }
    }
}
