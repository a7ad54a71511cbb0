package io.plumbline.exports.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Builds the maps and lists that documents are made of, in their order. */
public final class Tree {
    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    public static Tree of(String key, @Nullable Object value) {
        return new Tree().put(key, value);
    }

    public Tree put(String key, @Nullable Object value) {
        entries.put(key, value instanceof Tree tree ? tree.entries : value);
        return this;
    }

    /** Puts it unless it is null, or an empty list or map. */
    public Tree putIfAny(String key, @Nullable Object value) {
        Object plain = value instanceof Tree tree ? tree.entries : value;
        boolean none = plain == null
                || (plain instanceof List<?> list && list.isEmpty())
                || (plain instanceof Map<?, ?> map && map.isEmpty());
        return none ? this : put(key, plain);
    }

    public Map<String, @Nullable Object> map() {
        return entries;
    }

    /** A list of trees as lists and maps. */
    public static List<Object> list(List<Tree> trees) {
        List<Object> list = new ArrayList<>();
        trees.forEach(tree -> list.add(tree.entries));
        return list;
    }
}
