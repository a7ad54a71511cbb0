package io.plumbline.testkit.support;

/** What stood at the other end when it was shown, the weakest first. */
public enum Proof {
    /** Nothing: the real driver's own view of the address and its properties. */
    DRIVER_ONLY("driver only"),
    /** A stub of ours that speaks the beginning of the protocol, and the real driver. */
    PROTOCOL_STUB("protocol stub"),
    /** A server of somebody else's making that speaks the same protocol, or the relevant part of it. */
    EMULATOR("emulator"),
    /** The real thing, in a test that somebody has to start: it is too large for every run. */
    REAL_SERVER_BY_HAND("real server, by hand"),
    /** The real thing. */
    REAL_SERVER("real server");

    private final String words;

    Proof(String words) {
        this.words = words;
    }

    /** How the table calls it. */
    public String words() {
        return words;
    }
}
