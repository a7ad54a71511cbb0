package io.plumbline.systemtests.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code kubectl kustomize} would make of a directory, as far as ours use it: resources, images, replicas, and strategic
 * merge patches. Anything else in a kustomization is refused.
 */
final class Kustomization {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "labels", "resources", "images", "replicas", "patches");
    /** By which field the entries of a list belong together; lists that aren't named here are replaced. */
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers",
            "name",
            "env",
            "name",
            "volumes",
            "name",
            "ports",
            "containerPort",
            "volumeMounts",
            "mountPath");

    private final List<ObjectNode> objects = new ArrayList<>();

    private Kustomization() {}

    static List<ObjectNode> render(String directory) {
        Kustomization kustomization = new Kustomization();
        kustomization.read(directory);
        return kustomization.objects;
    }

    private void read(String directory) {
        JsonNode file = YamlFiles.document(directory + "/kustomization.yaml");
        file.propertyNames().forEach(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(directory + ": " + name + " (expected: one of " + KNOWN + ")");
            }
        });
        for (JsonNode resource : file.path("resources")) {
            String path = directory + "/" + resource.asString();
            if (path.endsWith(".yaml")) {
                YamlFiles.documents(path).forEach(document -> objects.add((ObjectNode) document));
            } else {
                read(ProjectFiles.path("")
                        .relativize(ProjectFiles.path(path).normalize())
                        .toString());
            }
        }
        file.path("patches").forEach(patch -> patch(directory, patch));
        file.path("replicas")
                .forEach(replicas -> selected(
                                "Deployment", replicas.path("name").asString())
                        .forEach(object -> ((ObjectNode) object.path("spec")).set("replicas", replicas.path("count"))));
        file.path("images").forEach(this::tag);
        file.path("labels").forEach(this::label);
        String namespace = file.path("namespace").asString();
        for (ObjectNode object : objects) {
            if (!object.path("kind").asString().equals("Namespace")) {
                ((ObjectNode) object.path("metadata")).put("namespace", namespace);
            }
        }
    }

    private void patch(String directory, JsonNode entry) {
        ObjectNode patch = (ObjectNode)
                YamlFiles.document(directory + "/" + entry.path("path").asString());
        JsonNode target = entry.path("target");
        String kind = target.path("kind").asString(patch.path("kind").asString());
        String name = target.path("name").asString(patch.at("/metadata/name").asString());
        List<ObjectNode> targets = selected(kind, name);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(directory + ": " + entry + " (expected: a target that exists)");
        }
        patch.remove("metadata");
        targets.forEach(object -> merge(object, patch));
    }

    private List<ObjectNode> selected(String kind, String name) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind)
                        && object.at("/metadata/name").asString().matches(name))
                .toList();
    }

    private void tag(JsonNode image) {
        int tagged = 0;
        for (ObjectNode object : objects) {
            for (JsonNode container : object.at("/spec/template/spec/containers")) {
                if (container.path("image").asString().equals(image.path("name").asString())) {
                    ((ObjectNode) container)
                            .put(
                                    "image",
                                    image.path("name").asString() + ":"
                                            + image.path("newTag").asString());
                    tagged++;
                }
            }
        }
        if (tagged == 0) {
            throw new IllegalArgumentException("images: " + image + " (expected: one that a container runs)");
        }
    }

    private void label(JsonNode entry) {
        for (ObjectNode object : objects) {
            ObjectNode metadata = (ObjectNode) object.path("metadata");
            ObjectNode labels = metadata.withObjectProperty("labels");
            entry.path("pairs").properties().forEach(pair -> labels.set(pair.getKey(), pair.getValue()));
        }
    }

    private static void merge(ObjectNode object, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode there = object.path(name);
            if (there.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) there, (ObjectNode) entry.getValue());
            } else if (there.isArray() && MERGE_KEYS.containsKey(name)) {
                mergeLists((ArrayNode) there, (ArrayNode) entry.getValue(), MERGE_KEYS.get(name));
            } else {
                object.set(name, entry.getValue().deepCopy());
            }
        });
    }

    private static void mergeLists(ArrayNode list, ArrayNode patch, String key) {
        for (JsonNode changed : patch) {
            boolean found = false;
            for (JsonNode entry : list) {
                if (entry.path(key).equals(changed.path(key))) {
                    merge((ObjectNode) entry, (ObjectNode) changed);
                    found = true;
                }
            }
            if (!found) {
                list.insert(0, changed.deepCopy());
            }
        }
    }
}
