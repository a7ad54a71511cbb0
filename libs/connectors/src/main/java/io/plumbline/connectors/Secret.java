package io.plumbline.connectors;

import static java.util.Objects.requireNonNull;

/** A value that can't print itself. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = requireNonNull(value, "value");
    }

    /** Wraps a secret that was unsealed or resolved already. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself, for the driver alone. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
