package io.plumbline.events;

/** A body that travels on Kafka. Its type name, version and topic are in {@link MessageType}. */
public interface Message {

    /** The partition key: messages of one key are delivered in the order in which they were published. */
    String key();
}
