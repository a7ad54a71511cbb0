package io.plumbline.exports.rule;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a container in its order; found by path at once, as wide containers have thousands of checks. */
public final class Columns implements Iterable<Column> {

    private final List<Column> list;
    private final Map<String, Column> byPath = new HashMap<>();

    public Columns(List<Column> list) {
        this.list = List.copyOf(list);
        list.forEach(c -> byPath.putIfAbsent(c.path(), c));
    }

    public List<Column> list() {
        return list;
    }

    /** Empty for leaves of nested fields, elements of arrays and what is gone. */
    public Optional<Column> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    @Override
    public Iterator<Column> iterator() {
        return list.iterator();
    }
}
