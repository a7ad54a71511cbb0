package io.plumbline.datastore.ledger;

/** A named place at which a kill campaign may end the process; otherwise nothing happens there. */
@FunctionalInterface
public interface CrashPoint {

    CrashPoint NONE = name -> {};

    void reached(String name);
}
