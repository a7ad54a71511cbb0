package io.plumbline.datastore.registry;

/** Another datastore has this name. Nothing was written. */
public final class NameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NameTakenException(String name) {
        super("name: " + name + " (expected: a name that no other datastore has)");
    }
}
