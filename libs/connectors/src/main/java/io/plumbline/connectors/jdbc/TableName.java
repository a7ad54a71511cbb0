package io.plumbline.connectors.jdbc;

/** A table or view within the database that the source is connected to. */
record TableName(String schema, String name) {

    /** The natural key: {@code schema.table}, a part in double quotes if it has a dot or such a quote of its own. */
    String qualified() {
        return part(schema) + "." + part(name);
    }

    private static String part(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
    }
}
