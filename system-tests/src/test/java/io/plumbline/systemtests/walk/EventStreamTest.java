package io.plumbline.systemtests.walk;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventStreamTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Walker walker = new Walker();

    @AfterEach
    void clearUp() {
        walker.close();
    }

    @Test
    void stream_resumesWhereItEnded_withoutGapOrRepeat() throws Exception {
        String id = walker.register(Walker.shop("walk events")).path("id").asString();
        String other =
                walker.register(Walker.shop("walk other events")).path("id").asString();
        String last;
        try (EventStream first = open("?datastore=" + id, null)) {
            await().atMost(SOON).until(() -> !first.position().isEmpty());
            rename(id, 1, "walk events 2");
            rename(other, 1, "walk other events 2");
            await().atMost(SOON).untilAsserted(() -> assertThat(first.types()).containsExactly("datastore.updated"));
            last = first.position();
        }
        rename(id, 2, "walk events 3");
        rename(id, 3, "walk events 4");

        try (EventStream second = open("?datastore=" + id, last)) {
            await().atMost(SOON).until(() -> second.events().size() >= 2);
            rename(id, 4, "walk events 5");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(second.events().stream()
                                    .map(event -> event.data()
                                            .path("data")
                                            .path("revision")
                                            .asLong()))
                            .containsExactly(3L, 4L, 5L));
            assertThat(second.events())
                    .allMatch(
                            event -> event.data().path("specversion").asString().equals("1.0"))
                    .allMatch(event ->
                            event.data().path("partitionkey").asString().equals(id));
        }
    }

    @Test
    void filterByType_letsNothingElseThrough() throws Exception {
        try (EventStream removals = open("?type=datastore.removed", null)) {
            await().atMost(SOON).until(() -> !removals.position().isEmpty());
            String id = walker.register(Walker.shop("walk filtered")).path("id").asString();
            walker.delete("/api/v1/datastores/" + id);
            await().atMost(SOON)
                    .until(() -> removals.events().stream()
                            .anyMatch(event ->
                                    event.data().path("partitionkey").asString().equals(id)));
            assertThat(removals.types()).containsOnly("datastore.removed");
        }
        assertThat(walker.api().get("/api/v1/events?type=nonsense").status()).isEqualTo(400);
        assertThat(walker.api()
                        .send("GET", "/api/v1/events", null, Map.of("Last-Event-ID", "nonsense"))
                        .status())
                .isEqualTo(400);
    }

    private EventStream open(String query, @Nullable String position) throws Exception {
        return EventStream.open(walker.platform().address(), walker.platform().adminToken(), query, position);
    }

    private void rename(String id, int revision, String name) {
        assertThat(walker.patch(id, Map.of("revision", revision, "name", name)).status())
                .isEqualTo(200);
    }
}
