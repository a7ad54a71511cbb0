package io.plumbline.connectors.jdbc;

import io.plumbline.connectors.FieldDescription;

/**
 * One column and how it is selected.
 *
 * @param expression what the SELECT says, without the alias
 * @param typeName the base type's name in pg_type, a domain's being that of what it is made from
 * @param mayHoldNaN true if the type has a not-a-number that Spark's decimal has not, which is then read as null and counted
 */
record Column(FieldDescription field, String expression, String typeName, boolean mayHoldNaN) {

    String name() {
        return field.name();
    }

    String aliased() {
        return expression + " AS " + quoted(name());
    }

    /** A delimited identifier. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
