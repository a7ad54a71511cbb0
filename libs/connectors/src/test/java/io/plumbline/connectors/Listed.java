package io.plumbline.connectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A listing's containers by name. */
public final class Listed implements ListingListener {

    private final Map<String, ContainerDescription> containers = new LinkedHashMap<>();

    /** Lists everything. */
    public static Listed of(Source source) {
        Listed listed = new Listed();
        source.list(ListingOptions.ALL, listed);
        return listed;
    }

    @Override
    public void found(ContainerDescription container) {
        if (containers.put(container.name(), container) != null) {
            throw new IllegalStateException(container.name() + " was found twice");
        }
    }

    public ContainerDescription get(String name) {
        ContainerDescription container = containers.get(name);
        if (container == null) {
            throw new AssertionError(name + " is not among " + containers.keySet());
        }
        return container;
    }

    public List<String> names() {
        return new ArrayList<>(containers.keySet());
    }

    public List<ContainerDescription> all() {
        return new ArrayList<>(containers.values());
    }
}
