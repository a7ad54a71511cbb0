package io.plumbline.systemtests.deployment;

import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** YAML files as trees: anchors and merge keys are resolved, a key that is there twice is refused. */
public final class YamlFiles {

    private YamlFiles() {}

    /** The only document of a file. */
    public static JsonNode document(String name) {
        List<JsonNode> documents = documents(name);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(name + ": " + documents.size() + " documents (expected: 1)");
        }
        return documents.get(0);
    }

    public static List<JsonNode> documents(String name) {
        return read(ProjectFiles.text(name));
    }

    /** The documents of a text. */
    static List<JsonNode> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            documents.add(JsonMapper.shared().valueToTree(document));
        }
        return documents;
    }
}
