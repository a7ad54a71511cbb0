package io.plumbline.connector.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectorSpecTest {

    private static final ConnectorSpec POSTGRESQL =
            ConnectorCatalog.find("postgresql").orElseThrow();
    private static final ConnectorSpec FILES =
            ConnectorCatalog.find("local-files").orElseThrow();

    private static Map<String, Object> postgresql() {
        return new HashMap<>(Map.of("host", "db.example.org", "database", "sales", "user", "reader"));
    }

    @Test
    void completeRequest_isAccepted_withEveryDefaultFilledIn() {
        Validation checked = POSTGRESQL.validate(postgresql(), Set.of("password"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.properties())
                .containsEntry("port", 5432L)
                .containsEntry("sslMode", "prefer")
                .containsEntry("fetchSize", 1000L)
                .containsEntry("statementTimeoutSeconds", 3600L)
                .containsEntry("parallelReads", 4L)
                .doesNotContainKeys("schema", "password");
    }

    @Test
    void missingFieldsAndSecrets_areNamed_byPointer() {
        Validation checked = POSTGRESQL.validate(Map.of(), Set.of());

        assertThat(checked.ok()).isFalse();
        assertThat(checked.problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/host", "/properties/database", "/properties/user", "/secrets/password");
        assertThat(checked.problems()).extracting(Problem::given).containsOnly("absent");
    }

    @Test
    void unknownFields_areRefused_andThePointerIsEscaped() {
        Map<String, Object> given = postgresql();
        given.put("socketFactory", "evil.Factory");
        given.put("a/b~c", 1);

        assertThat(POSTGRESQL.validate(given, Set.of("password", "token")).problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/properties/socketFactory", "/properties/a~1b~0c", "/secrets/token");
    }

    @Test
    void secretAmongTheProperties_isRefused_andNotRepeated() {
        Map<String, Object> given = postgresql();
        given.put("password", "hunter2-canary");

        List<Problem> problems = POSTGRESQL.validate(given, Set.of()).problems();

        assertThat(problems).extracting(Problem::pointer).contains("/properties/password", "/secrets/password");
        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    @Test
    void wrongTypes_areRefused_withWhatWasGivenAndExpected() {
        Map<String, Object> given = postgresql();
        given.put("port", "5432");
        given.put("host", 7);
        given.put("sslMode", "maybe");
        given.put("fetchSize", 1.5);
        given.put("parallelReads", 99);
        given.put("schema", Map.of());

        List<Problem> problems = POSTGRESQL.validate(given, Set.of("password")).problems();

        assertThat(problems)
                .extracting(Problem::message)
                .contains(
                        "port: 5432 (expected: a whole number from 1 to 65535)",
                        "sslMode: maybe (expected: one of disable, prefer, require, verify-ca, verify-full)",
                        "parallelReads: 99 (expected: a whole number from 1 to 32)");
        assertThat(problems).hasSize(6);
    }

    @Test
    void nullProperty_countsAsAbsent() {
        Map<String, Object> given = postgresql();
        given.put("port", null);

        assertThat(POSTGRESQL.validate(given, Set.of("password")).properties()).containsEntry("port", 5432L);
    }

    @Test
    void files_needARootName_notAPath() {
        assertThat(FILES.validate(Map.of("root", "sample"), Set.of()).properties())
                .containsEntry("path", "")
                .containsEntry("header", "auto")
                .containsEntry("delimiter", "auto")
                .containsEntry("groupFiles", true);
        assertThat(FILES.validate(Map.of("root", "/etc"), Set.of()).ok()).isFalse();
    }

    @Test
    void pathsThatLeaveTheRoot_areRefused() {
        for (String path : List.of(
                "..",
                "../x",
                "a/../b",
                "a/..",
                "/etc/passwd",
                "a\\b",
                "..\\x",
                "%2e%2e/x",
                "a\u0000b",
                "./x",
                "a/./b",
                "a/%2F",
                "\n",
                "a/..\u0000")) {
            assertThat(FILES.validate(Map.of("root", "sample", "path", path), Set.of())
                            .ok())
                    .as(path)
                    .isFalse();
        }
        for (String path : List.of("", "a", "a/b c/ü.csv", "a..b/c...d", "año/data(1).csv")) {
            assertThat(FILES.validate(Map.of("root", "sample", "path", path), Set.of())
                            .ok())
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void everySpecification_isSound() {
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            assertThat(spec.fields()).extracting(FieldSpec::name).doesNotHaveDuplicates();
            for (FieldSpec field : spec.fields()) {
                Object fallback = field.defaultValue();
                if (fallback != null) {
                    assertThat(field.accepts(fallback)).as(field.name()).isTrue();
                }
            }
        }
        assertThat(POSTGRESQL.secretNames()).containsExactly("password");
        assertThat(POSTGRESQL.secretBindingNames())
                .containsExactlyInAnyOrder("host", "port", "database", "user", "sslMode");
    }

    @Test
    void longAndUnprintableValues_areShortenedInTheAnswer() {
        Map<String, Object> given = postgresql();
        given.put("host", "x\r\ny" + "z".repeat(500));

        Problem problem =
                POSTGRESQL.validate(given, Set.of("password")).problems().get(0);

        assertThat(problem.given()).hasSize(81).doesNotContain("\r", "\n").endsWith("…");
    }
}
