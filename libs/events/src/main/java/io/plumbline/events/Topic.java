package io.plumbline.events;

/** Every Kafka topic: who writes it, who reads it, what its key is. {@code docs/event-flow.md} is made from it. */
public enum Topic {
    COMMANDS("plumbline.commands", "gateway", "datastore-service", "datastoreId, connectionId or testId", false),
    CATALOG_REQUESTS(
            "plumbline.catalog-requests", "datastore-service", "catalog-worker", "datastoreId or testId", false),
    PROFILE_REQUESTS(
            "plumbline.profile-requests", "datastore-service", "profile-worker", "containerId or testId", false),
    WORK_RESULTS("plumbline.work-results", "catalog-worker, profile-worker", "datastore-service", "workId", false),
    EVENTS("plumbline.events", "datastore-service", "gateway, anybody", "datastoreId, connectionId or testId", false),
    ACCESS("plumbline.access", "datastore-service", "gateway", "tokenId", true);

    private static final String DEAD_LETTER_SUFFIX = "-dlt";

    private final String topicName;
    private final String writer;
    private final String reader;
    private final String key;
    private final boolean compacted;

    Topic(String topicName, String writer, String reader, String key, boolean compacted) {
        this.topicName = topicName;
        this.writer = writer;
        this.reader = reader;
        this.key = key;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    /** Where a record goes that no reader could handle: the original bytes and the failure. */
    public String deadLetterTopicName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    public String writer() {
        return writer;
    }

    public String reader() {
        return reader;
    }

    /** Which id is the partition key: messages of one key keep their order, others don't. */
    public String key() {
        return key;
    }

    /** Whether only the newest message of each key is kept, for ever. */
    public boolean compacted() {
        return compacted;
    }
}
