package io.plumbline.examples.listener;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What the command line says.
 *
 * @param bootstrapServers host and port of the broker
 * @param group the consumer group: who shares one shares the events, who has an own one sees them all
 */
record ListenerOptions(String bootstrapServers, String group) {

    static final String USAGE =
            "usage: profile-listener [--bootstrap-servers 127.0.0.1:9092] [--group profile-listener]";

    ListenerOptions {
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(group, "group");
    }

    /** @throws IllegalArgumentException for an option that there isn't, or one without its value */
    static ListenerOptions parse(List<String> arguments) {
        String bootstrapServers = "127.0.0.1:9092";
        String group = "profile-listener";
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option + ": no value (expected: one after it)");
            }
            String value = arguments.get(i + 1);
            if (option.equals("--bootstrap-servers")) {
                bootstrapServers = value;
            } else if (option.equals("--group")) {
                group = value;
            } else {
                throw new IllegalArgumentException("option: " + option + " (expected: --bootstrap-servers or --group)");
            }
        }
        return new ListenerOptions(bootstrapServers, group);
    }
}
