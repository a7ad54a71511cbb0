package io.plumbline.systemtests.secrets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** Values of masked and excluded fields, looked for in everything that the whole platform tells, stores and logs. */
class MaskedValuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SecureRandom random = new SecureRandom();
    private final Canary control = Canary.plant("a shown value", random);
    private final Canary masked = Canary.plant("a masked text", random);
    private final Canary misfit = Canary.plant("a masked text that is no number", random);
    private final Canary excluded = Canary.plant("an excluded text", random);
    private final StringBuilder answers = new StringBuilder();

    @TempDir
    Path files;

    @Test
    void noValueOfAMaskedField_isFoundAnywhere_inAnySpelling() throws Exception {
        write("nobody@x.org", "7", "nothing", "before");
        Haystack haystack = new Haystack();
        try (EmbeddedDefault platform =
                EmbeddedDefault.fresh().withRoot("people", files).start()) {
            Api api = platform.api();
            Api.Registered registered = api.registerFiles("people", "people", "", false);
            assertThat(status(api, registered.operationId())).startsWith("SUCCEEDED");
            String container = "/api/v1/containers/"
                    + api.container(registered.datastoreId(), "people.csv")
                            .path("id")
                            .asString();
            Api.Answer decided = api.send(
                    "PATCH",
                    container,
                    Map.of(
                            "fieldStatuses",
                            Map.of("mail", "MASKED", "code", "MASKED", "notes", "EXCLUDED"),
                            "fieldTypes",
                            Map.of("code", "int")),
                    Map.of("Prefer", "wait=30"));
            assertThat(decided.status()).as(decided.text()).isEqualTo(200);
            write(masked.core(), misfit.core(), excluded.core(), control.core());

            assertThat(status(api, api.run(registered.datastoreId(), Map.of("type", "CATALOG"))))
                    .startsWith("SUCCEEDED");
            String profile = api.run(
                    registered.datastoreId(), Map.of("type", "PROFILE", "profile", Map.of("inferenceLevel", 5)));
            assertThat(status(api, profile)).isEqualTo("SUCCEEDED_WITH_WARNINGS");
            rename("id,mail,code,notes,shown", "id,contact,code,remarks,shown");
            JsonNode renamed = api.awaitEnd(api.run(registered.datastoreId(), Map.of("type", "PROFILE")), PATIENCE);
            assertThat(renamed.path("status").asString()).as(renamed.toString()).isEqualTo("FAILED");
            assertThat(renamed.toString()).contains("masked: mail (expected: ");
            crawl(api, registered.datastoreId(), container);
            haystack.add("API answers", answers.toString());
            haystack.add("console", CanarySecretsTest.console(platform));
            CanarySecretsTest.addRecords(
                    haystack, "127.0.0.1:" + CanarySecretsTest.remembered(platform, "broker.port"));
            CanarySecretsTest.addDocuments(
                    haystack, "mongodb://127.0.0.1:" + CanarySecretsTest.remembered(platform, "store.port"));
            haystack.addFiles("data", platform.dataDirectory());
        }

        assertThat(haystack.find(control).stream().map(Haystack.Hit::place))
                .as("where a shown value is bound to be")
                .contains("API answers", "records of plumbline.work-results");
        for (Canary canary : List.of(masked, misfit, excluded)) {
            assertThat(haystack.find(canary)).isEmpty();
        }
    }

    private void crawl(Api api, String datastore, String container) {
        JsonNode view = keep(api.get(container));
        assertThat(view.path("profile").path("notes").toString()).contains("not read, as users wish: notes");
        JsonNode fields = keep(api.get(container + "/fields"));
        assertThat(fields.path("items").toString()).contains("\"status\":\"MASKED\"", "\"status\":\"EXCLUDED\"");
        JsonNode profiles = keep(api.get(container + "/profile?size=50"));
        assertThat(profiles.path("items")).hasSize(4);
        for (String path : List.of(
                container + "/profiles",
                container + "/field-history?path=mail",
                "/api/v1/checks?size=200&datastore=" + datastore,
                "/api/v1/operations?size=200")) {
            keep(api.get(path));
        }
    }

    private JsonNode keep(Api.Answer answer) {
        answers.append(answer.text()).append('\n');
        return answer.body();
    }

    private static String status(Api api, String operation) {
        return api.awaitEnd(operation, PATIENCE).path("status").asString();
    }

    /** At the source, so that nothing goes by the old names. */
    private void rename(String names, String others) throws IOException {
        Path file = files.resolve("people.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("^" + names, others));
    }

    /** More rows than types are told from; the last one has a code that is no number. */
    private void write(String mail, String code, String notes, String shown) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(files.resolve("people.csv"))) {
            file.write("id,mail,code,notes,shown\n");
            for (int i = 0; i < 500; i++) {
                file.write(i + "," + mail + "," + (i == 499 ? code : i) + "," + notes + "," + shown + "\n");
            }
        }
    }
}
