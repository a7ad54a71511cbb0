package io.plumbline.systemtests.contracts;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.plumbline.events.MessageType;
import io.plumbline.events.Topic;

/** Writes docs/event-flow.md from the enums that the code runs on. */
final class EventFlowPage {

    private EventFlowPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Who tells whom

                Made from `Topic` and `MessageType` by a test (`EventFlowTest`); don't edit it by hand.

                | topic | written by | read by | key | kept |
                |---|---|---|---|---|
                """);
        for (Topic topic : Topic.values()) {
            page.append(String.format(
                    "| `%s` | %s | %s | %s | %s |%n",
                    topic.topicName(),
                    topic.writer(),
                    topic.reader(),
                    topic.key(),
                    topic.compacted() ? "the newest of each key, for ever" : "7 days"));
        }
        page.append("""

                Messages of one key keep their order, others don't. What no reader could handle goes to `<topic>-dlt`: the original bytes
                and the failure. `plumbline.events` is public (`asyncapi.yaml`, `schemas/`); the other topics are the services' own.

                ```mermaid
                flowchart LR
                """);
        for (Topic topic : Topic.values()) {
            for (String writer : topic.writer().split(", ")) {
                for (String reader : topic.reader().split(", ")) {
                    page.append(String.format("    %s -- %s --> %s%n", writer, topic.topicName(), reader));
                }
            }
        }
        page.append("```\n");
        for (Topic topic : Topic.values()) {
            page.append(String.format("%n## %s%n%n| message | version | fields |%n|---|---|---|%n", topic.topicName()));
            for (MessageType type : MessageType.values()) {
                if (type.topic() == topic) {
                    page.append(
                            String.format("| `%s` | %d | %s |%n", type.wireName(), type.version(), components(type)));
                }
            }
        }
        return page.toString();
    }

    private static String components(MessageType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.joining(", "));
    }
}
