package io.plumbline.messaging;

/** Names of CloudEvents 1.0.2, of its extensions that are used here, and of its Kafka binding. */
final class CloudEvents {

    static final String PREFIX = "ce_";
    static final String VERSION = "1.0";
    static final String CONTENT_TYPE = "content-type";
    static final String JSON = "application/json";

    static final String SPEC_VERSION = "specversion";
    static final String ID = "id";
    static final String SOURCE = "source";
    static final String TYPE = "type";
    static final String TIME = "time";
    static final String SUBJECT = "subject";
    static final String DATA_SCHEMA = "dataschema";
    static final String DATA_CONTENT_TYPE = "datacontenttype";
    static final String DATA = "data";

    static final String CORRELATION_ID = "correlationid";
    static final String ACTOR = "actor";
    static final String TRACEPARENT = "traceparent";
    static final String SEQUENCE = "sequence";
    static final String PARTITION_KEY = "partitionkey";

    private CloudEvents() {}
}
