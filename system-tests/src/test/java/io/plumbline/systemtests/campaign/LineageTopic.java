package io.plumbline.systemtests.campaign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.events.fact.OperationFinished;

/** The topic that a campaign's platform tells its lineage to, so that a kill between telling and remembering it is seen. */
final class LineageTopic {

    /** Members of a JSON object of settings. */
    static final String SETTINGS =
            "\"plumbline.openlineage.enabled\":true,\"plumbline.openlineage.topic\":\"campaign-lineage\"";

    private static final String NAME = "campaign-lineage";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LineageTopic() {}

    /** As an operator does: the platform makes only its own topics. */
    static void create(String bootstrapServers) {
        try (AdminClient admin =
                AdminClient.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(NAME, 2, (short) 1))).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By run: the states that it was told in, whatever their number; empty without the topic. */
    static Map<String, Set<String>> told(String bootstrapServers) {
        Map<String, Set<String>> told = new TreeMap<>();
        Facts.records(bootstrapServers, NAME).forEach(event -> {
            JsonNode body = JSON.readTree(event.value());
            told.computeIfAbsent(body.at("/run/runId").asString(), run -> new TreeSet<>())
                    .add(body.path("eventType").asString());
        });
        return told;
    }

    /** By run: the end that must be told of each operation that was told as finished. */
    static Map<String, String> expected(List<Facts.Seen> facts) {
        Map<String, String> ends = new TreeMap<>();
        for (Facts.Seen seen : facts) {
            if (seen.fact() instanceof OperationFinished finished) {
                UUID run = UUID.nameUUIDFromBytes(finished.operationId().value().getBytes(StandardCharsets.UTF_8));
                ends.put(
                        run.toString(),
                        switch (finished.status()) {
                            case SUCCEEDED, SUCCEEDED_WITH_WARNINGS -> "COMPLETE";
                            case CANCELLED -> "ABORT";
                            default -> "FAIL";
                        });
            }
        }
        return ends;
    }
}
