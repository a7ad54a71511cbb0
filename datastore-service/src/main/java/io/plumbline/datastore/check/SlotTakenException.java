package io.plumbline.datastore.check;

/** Another check that counts is about the same. Nothing was written. */
public final class SlotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slot;

    public SlotTakenException(String slot) {
        super("slot: " + slot + " (expected: one that no other check has)");
        this.slot = slot;
    }

    public String slot() {
        return slot;
    }
}
