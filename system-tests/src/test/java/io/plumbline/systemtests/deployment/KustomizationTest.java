package io.plumbline.systemtests.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Where kubectl is installed: what the checks see is what it would apply. */
class KustomizationTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"k8s/base", "k8s/overlays/local", "k8s/overlays/production"})
    void rendered_asKubectlDoes(String kustomization) throws Exception {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "kubectl is not installed here");
        Path out = directory.resolve("out.yaml");
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", ProjectFiles.path(kustomization).toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(kubectl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kubectl.exitValue()).isZero();
        Map<String, JsonNode> theirs = new TreeMap<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(out))) {
            JsonNode object = JsonMapper.shared().valueToTree(document);
            theirs.put(nameOf(object), object);
        }
        Map<String, JsonNode> ours = new TreeMap<>();
        Kustomization.render(kustomization).forEach(object -> ours.put(nameOf(object), object));

        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((name, object) -> assertThat(sorted(object)).as(name).isEqualTo(sorted(theirs.get(name))));
    }

    /** The order in which a merge leaves the entries of a list means nothing to Kubernetes. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonMapper.shared().createObjectNode();
            node.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> object.set(entry.getKey(), sorted(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            StreamSupport.stream(node.spliterator(), false)
                    .map(KustomizationTest::sorted)
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .forEach(array::add);
            return array;
        }
        return node;
    }

    private static String nameOf(JsonNode object) {
        return object.path("kind").asString() + "/"
                + object.at("/metadata/name").asString();
    }
}
