package io.plumbline.gateway.inbound.kafka;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with the records of a followed topic, always on the same thread. */
interface FollowedRecords {

    /** The topic is followed from behind these last offsets on; -1 for an empty partition. */
    void opened(Map<Integer, Long> last);

    void record(ConsumerRecord<byte[], byte[]> record);

    /** Everything that was in the topic when it was opened has been given. */
    void caughtUp();
}
