package io.plumbline.systemtests.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ComposeFileTest {

    private static final Set<String> WORKERS = Set.of("catalog-worker", "profile-worker");

    private static final Schema COMPOSE_SPECIFICATION = composeSpecification();

    private final JsonNode file = YamlFiles.document("docker-compose.yml");
    private final JsonNode services = file.path("services");

    static List<String> services() {
        return Services.NAMES;
    }

    @Test
    void file_keepsTheSchemaOfTheComposeSpecification() {
        ObjectNode known = ((ObjectNode) file).deepCopy();
        // Both came into the specification after this copy of its schema.
        known.remove("name");
        known.path("services").forEach(service -> ((ObjectNode) service.at("/deploy/resources/limits")).remove("pids"));

        assertThat(COMPOSE_SPECIFICATION.validate(known)).isEmpty();
    }

    @Test
    void aMisspeltField_isNoticedByTheSchema() {
        String misspelt = file.toString().replace("\"cap_drop\"", "\"capdrop\"");

        assertThat(COMPOSE_SPECIFICATION.validate(misspelt, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theFourServicesAndTheTwoServersTheyNeed_areThere_andNothingElse() {
        Set<String> expected = new LinkedHashSet<>(Services.NAMES);
        expected.addAll(List.of("kafka", "mongo"));

        assertThat(services.propertyNames()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyImage_isPinned_andEveryServiceIsConfinedAndChecked() {
        services.properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            assertThat(service.path("image").asString())
                    .as(entry.getKey())
                    .matches("[a-z/-]+:[0-9]+\\.[0-9]+\\.[0-9]+");
            assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
            assertThat(service.path("healthcheck").path("test").path(0).asString())
                    .isEqualTo("CMD");
            assertThat(service.path("stop_grace_period").asString()).isNotEmpty();
            for (String limit : List.of("cpus", "memory", "pids")) {
                assertThat(service.at("/deploy/resources/limits/" + limit).isMissingNode())
                        .as(entry.getKey() + " " + limit)
                        .isFalse();
            }
            assertThat(service.has("pids_limit"))
                    .as("Compose refuses it beside the limits of a deployment")
                    .isFalse();
            assertThat(service.has("container_name")).as("would forbid --scale").isFalse();
            // Kafka's image writes its settings below /opt/kafka when it starts.
            assertThat(service.path("read_only").asBoolean(false))
                    .as(entry.getKey() + " read_only")
                    .isEqualTo(!entry.getKey().equals("kafka"));
        });
    }

    @Test
    void onlyTheGateway_isPublished_andOnLoopback() {
        services.properties().forEach(entry -> {
            if (entry.getKey().equals("gateway")) {
                assertThat(texts(entry.getValue().path("ports")))
                        .containsExactly("127.0.0.1:${PLUMBLINE_PORT:-8080}:8080");
            } else {
                assertThat(entry.getValue().has("ports")).as(entry.getKey()).isFalse();
            }
            assertThat(entry.getValue().has("network_mode")).isFalse();
        });
    }

    @Test
    void networks_letOnlyWorkersOut_andOnlyDatastoreServiceToTheStore() {
        assertThat(membersOf("store")).containsExactlyInAnyOrder("mongo", "datastore-service");
        assertThat(membersOf("sources")).containsExactlyInAnyOrderElementsOf(WORKERS);
        assertThat(membersOf("front")).containsExactly("gateway");
        assertThat(membersOf("bus"))
                .containsExactlyInAnyOrder("kafka", "gateway", "datastore-service", "catalog-worker", "profile-worker");
        assertThat(membersOf("internal")).containsExactlyInAnyOrderElementsOf(Services.NAMES);

        JsonNode networks = file.path("networks");
        assertThat(networks.propertyNames()).containsExactlyInAnyOrder("front", "bus", "internal", "store", "sources");
        for (String closed : List.of("bus", "internal", "store")) {
            assertThat(networks.path(closed).path("internal").asBoolean(false))
                    .as(closed)
                    .isTrue();
        }
        assertThat(networks.at("/front/driver_opts")
                        .path("com.docker.network.bridge.enable_ip_masquerade")
                        .asString())
                .isEqualTo("false");
    }

    @Test
    void dependencies_waitForHealth_andSecretsAndVolumesAreDeclared() {
        services.properties().forEach(entry -> {
            entry.getValue().path("depends_on").properties().forEach(dependency -> {
                assertThat(services.has(dependency.getKey()))
                        .as(dependency.getKey())
                        .isTrue();
                assertThat(dependency.getValue().path("condition").asString()).isEqualTo("service_healthy");
                assertThat(services.path(dependency.getKey()).has("healthcheck"))
                        .isTrue();
            });
            assertThat(secretsOf(entry.getKey()))
                    .allMatch(name -> file.path("secrets").has(name));
            for (JsonNode volume : entry.getValue().path("volumes")) {
                String source = volume.asString().split(":", -1)[0];
                if (source.matches("[a-z-]+")) {
                    assertThat(file.path("volumes").has(source)).as(source).isTrue();
                } else if (source.startsWith("./")) {
                    assertThat(ProjectFiles.path(source)).exists();
                }
            }
        });
        file.path("secrets").properties().forEach(secret -> {
            assertThat(secret.getValue().path("file").asString())
                    .isEqualTo("${PLUMBLINE_SECRETS:-./secrets}/" + secret.getKey());
            assertThat(ProjectFiles.text("docker/secrets.sh")).contains(secret.getKey());
        });
    }

    @Test
    void secrets_reachOnlyThoseWhoNeedThem() {
        assertThat(holdersOf("sealing_private_key")).containsExactlyInAnyOrderElementsOf(WORKERS);
        assertThat(holdersOf("mongo_password")).containsExactlyInAnyOrder("mongo", "datastore-service");
        assertThat(holdersOf("mongo_root_password")).containsExactly("mongo");
        assertThat(holdersOf("admin_token_sha256")).containsExactly("gateway");
        assertThat(holdersOf("service_token")).containsExactlyInAnyOrderElementsOf(Services.NAMES);
        services.properties()
                .forEach(entry -> entry.getValue()
                        .path("environment")
                        .properties()
                        .forEach(variable -> {
                            if (variable.getKey().matches(".*(PASSWORD|TOKEN|SECRET|KEY).*")) {
                                assertThat(variable.getValue().asString()).startsWith("/run/");
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isBuiltByTheOneDockerfile_andItsProbeAsksItsOwnManagementPort(String name) {
        JsonNode service = services.path(name);

        assertThat(service.at("/build/args/SERVICE").asString()).isEqualTo(name);
        assertThat(texts(service.at("/healthcheck/test")))
                .contains("HealthProbe")
                .contains("http://127.0.0.1:" + Services.MANAGEMENT_PORTS.get(name) + "/actuator/health/readiness");
        assertThat(texts(service.path("tmpfs"))).anyMatch(mount -> mount.startsWith("/tmp:exec"));
        assertThat(texts(service.path("volumes"))).contains("/data");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariable_isReadByTheService(String name) {
        assertThat(Services.unread(
                        name, Set.copyOf(services.path(name).path("environment").propertyNames())))
                .isEmpty();
    }

    private Set<String> membersOf(String network) {
        return names(service -> texts(service.path("networks")).contains(network));
    }

    private Set<String> holdersOf(String secret) {
        return services.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> secretsOf(name).contains(secret))
                .collect(Collectors.toSet());
    }

    private List<String> secretsOf(String service) {
        return StreamSupport.stream(services.path(service).path("secrets").spliterator(), false)
                .map(secret -> secret.isObject() ? secret.path("source").asString() : secret.asString())
                .toList();
    }

    private Set<String> names(Predicate<JsonNode> wanted) {
        return services.propertyStream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Schema composeSpecification() {
        try (InputStream published =
                ComposeFileTest.class.getResourceAsStream("/deployment/compose-spec.schema.json")) {
            // Its ids are spelt as in draft 4, which the draft that it names has no keyword for.
            String schema = new String(published.readAllBytes(), UTF_8).replaceAll("\"id\": \"[^\"]+\",", "");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
