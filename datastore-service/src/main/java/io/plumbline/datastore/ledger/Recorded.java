package io.plumbline.datastore.ledger;

/** A record that changes by compare-and-set. */
public interface Recorded {

    String recordId();

    /** Grows by one with each write. */
    long version();

    /** The sequence of the newest fact about this record; 0 before the first. */
    long sequence();
}
