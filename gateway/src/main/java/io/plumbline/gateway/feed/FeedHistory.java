package io.plumbline.gateway.feed;

import java.io.IOException;

/** Facts that are no longer in memory. */
public interface FeedHistory {

    /**
     * Gives every fact after one position up to and including another, in the order of each partition. What the topic no
     * longer keeps is left out.
     *
     * @throws IOException as the reader throws it
     * @throws FeedUnavailableException if the topic can't be read now
     */
    void read(FeedPosition after, FeedPosition upTo, Reader reader) throws IOException;

    /** Takes one fact after the other. */
    @FunctionalInterface
    interface Reader {
        void take(FeedEvent event) throws IOException;
    }
}
