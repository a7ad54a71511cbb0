package io.plumbline.testkit.support;

/** How far the way into a source goes. */
public enum Stage {
    /** The driver takes the address that is built from the form's fields, and reads it as it was meant. */
    DRIVER("driver takes the address"),
    /** A log-in is tried, and succeeds or is refused in the right words. */
    CONNECT("connects"),
    /** Containers and fields are found. */
    CATALOG("catalogued"),
    /** Rows are read as a profile reads them. */
    PROFILE("read for a profile");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The heading of its column. */
    public String words() {
        return words;
    }
}
