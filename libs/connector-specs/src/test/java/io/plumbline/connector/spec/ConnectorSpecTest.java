package io.plumbline.connector.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ConnectorSpecTest {

    private static final ConnectorSpec POSTGRESQL =
            ConnectorCatalog.find("postgresql").orElseThrow();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
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
        Set<String> types = new HashSet<>();
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            assertThat(types.add(spec.type())).as(spec.type()).isTrue();
            assertThat(spec.type()).matches("[a-z0-9-]{2,20}");
            assertThat(spec.summary()).endsWith(".");
            assertThat(spec.rights()).endsWith(".");
            assertThat(spec.fields()).extracting(FieldSpec::name).doesNotHaveDuplicates();
            assertThat(spec.capabilities()).isSorted().doesNotHaveDuplicates();
            Set<String> earlier = new HashSet<>();
            for (FieldSpec field : spec.fields()) {
                String context = spec.type() + "." + field.name();
                Object fallback = field.defaultValue();
                assertThat(fallback == null || field.accepts(fallback))
                        .as(context)
                        .isTrue();
                String example = field.example();
                assertThat(example == null || field.secret() || field.accepts(example))
                        .as(context)
                        .isTrue();
                ShownWhen condition = field.shownWhen();
                if (condition != null) {
                    assertThat(earlier).as(context).contains(condition.field());
                    assertThat(spec.field(condition.field()).orElseThrow().choices())
                            .as(context)
                            .extracting(Choice::value)
                            .containsAll(condition.values());
                }
                earlier.add(field.name());
            }
            String script = spec.grantScript();
            if (script != null) {
                assertThat(PLACEHOLDER.matcher(script).results().map(found -> found.group(1)))
                        .as(spec.type())
                        .allMatch(earlier::contains);
            }
        }
        assertThat(POSTGRESQL.secretNames()).containsExactly("password");
        assertThat(POSTGRESQL.secretBindingNames())
                .containsExactlyInAnyOrder("host", "port", "database", "user", "sslMode");
    }

    /** Where a secret is sent is decided by fields; changing one of them must demand the secret again. */
    @Test
    void everyFieldThatAims_bindsTheSecrets() {
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            for (FieldSpec field : spec.fields()) {
                boolean aims = Set.of(
                                "host",
                                "port",
                                "tlsPort",
                                "endpoint",
                                "account",
                                "region",
                                "bucket",
                                "container",
                                "sslMode",
                                "authentication",
                                "user",
                                "clientId",
                                "tenantId",
                                "accessKey",
                                "driverClass",
                                "subprotocol",
                                "httpPath")
                        .contains(field.name());
                assertThat(!aims || field.bindsSecrets() || spec.secretNames().isEmpty())
                        .as(spec.type() + "." + field.name())
                        .isTrue();
            }
        }
    }

    @Test
    void everyWayToLogIn_isAccepted_withItsOwnFieldsAndSecretsAlone() {
        assertThat(Forms.all()).hasSizeGreaterThan(45);
        for (Forms.Form form : Forms.all()) {
            Validation checked = form.spec().validate(form.properties(), form.secrets());
            assertThat(checked.problems()).as(form.toString()).isEmpty();
            for (FieldSpec field : form.spec().fields()) {
                boolean shown = !form.spec().namesNotShown(form.properties()).contains(field.name());
                boolean complete = field.secret() || field.defaultValue() == null
                        ? true
                        : shown == checked.properties().containsKey(field.name());
                assertThat(complete).as(form + " " + field.name()).isTrue();
            }
            assertThat(form.spec().validate(checked.properties(), form.secrets()))
                    .isEqualTo(checked);
        }
    }

    @Test
    void requiredSecretsOfTheChosenWay_areDemanded_andThoseOfOthersRefused() {
        for (Forms.Form form : Forms.all()) {
            Set<String> required = new TreeSet<>();
            for (FieldSpec field : form.spec().fields()) {
                if (field.secret() && field.required() && form.secrets().contains(field.name())) {
                    required.add("/secrets/" + field.name());
                }
            }
            assertThat(form.spec().validate(form.properties(), Set.of()).problems())
                    .as(form.toString())
                    .extracting(Problem::pointer)
                    .containsExactlyInAnyOrderElementsOf(required);

            Set<String> foreign = new TreeSet<>(form.spec().secretNames());
            foreign.removeAll(form.secrets());
            for (String name : foreign) {
                Set<String> given = new HashSet<>(form.secrets());
                given.add(name);
                assertThat(form.spec().validate(form.properties(), given).problems())
                        .as(form + " " + name)
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.pointer()).isEqualTo("/secrets/" + name);
                            assertThat(problem.expected()).startsWith("only with ");
                        });
            }
        }
    }

    @Test
    void propertyThatIsNotShown_isRefused_inEveryConnector() {
        int refused = 0;
        for (Forms.Form form : Forms.all()) {
            for (String name : form.spec().namesNotShown(form.properties())) {
                if (form.spec().secretNames().contains(name)) {
                    continue;
                }
                assertThat(form.spec()
                                .validate(form.with(name, "x"), form.secrets())
                                .problems())
                        .as(form + " " + name)
                        .extracting(Problem::pointer, Problem::given)
                        .containsExactly(tuple("/properties/" + name, "given"));
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void unknownFieldsAndSecrets_areRefused_inEveryConnector() {
        for (Forms.Form form : Forms.all()) {
            Set<String> secrets = new HashSet<>(form.secrets());
            secrets.add("socketFactory");
            for (String name :
                    List.of("url", "jdbcUrl", "properties", "options", "query", "socketFactoryArg", "driver")) {
                assertThat(form.spec().validate(form.with(name, "x"), secrets).problems())
                        .as(form + " " + name)
                        .extracting(Problem::pointer)
                        .containsExactlyInAnyOrder("/properties/" + name, "/secrets/socketFactory");
            }
        }
    }

    @Test
    void wrongChoice_leavesItsDependentsUndecided_notWrongAsWell() {
        ConnectorSpec snowflake = ConnectorCatalog.find("snowflake").orElseThrow();
        Map<String, Object> given = new HashMap<>(Map.of(
                "account", "org-acc", "warehouse", "w", "database", "d", "user", "u", "authentication", "browser"));

        assertThat(snowflake.validate(given, Set.of("password", "privateKey")).problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/authentication");
    }

    @Test
    void objectStores_sayWhatTheyDial() {
        assertThat(StoreEndpoints.of("s3", Map.of("bucket", "my-bucket", "region", "eu-west-1", "accessKey", "AKIA")))
                .extracting(Endpoint::authority)
                .containsExactly("my-bucket.s3.eu-west-1.amazonaws.com:443", "s3.eu-west-1.amazonaws.com:443");
        assertThat(StoreEndpoints.of(
                        "s3",
                        Map.of(
                                "bucket",
                                "my-bucket",
                                "endpoint",
                                "http://[fd00::1]:9000",
                                "pathStyle",
                                true,
                                "authentication",
                                "instance")))
                .extracting(Endpoint::authority)
                .containsExactly("[fd00::1]:9000", "169.254.169.254:80");
        assertThat(StoreEndpoints.of("azure", Map.of("account", "acc", "container", "raw")))
                .extracting(Endpoint::authority)
                .containsExactly("acc.dfs.core.windows.net:443", "acc.blob.core.windows.net:443");
        assertThat(StoreEndpoints.of("gcs", Map.of("bucket", "abc", "authentication", "anonymous")))
                .extracting(Endpoint::authority)
                .containsExactly("storage.googleapis.com:443");
        assertThat(StoreEndpoints.of("hdfs", Map.of("host", "nn", "user", "u")))
                .extracting(Endpoint::authority)
                .containsExactly("nn:8020");
        assertThat(StoreEndpoints.of("local-files", Map.of("root", "sample"))).isEmpty();
        assertThatThrownBy(() -> StoreEndpoints.of("postgresql", Map.of())).hasMessageStartingWith("type: ");
        assertThatThrownBy(() -> JdbcAddress.of("s3", Map.of())).hasMessageStartingWith("type: ");
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
