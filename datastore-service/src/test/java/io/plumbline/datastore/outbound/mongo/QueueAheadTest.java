package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.WorkSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue that was read ahead gives what the store would, or is read again. */
class QueueAheadTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final DatastoreId ONE = Samples.datastoreId("one");
    private static final DatastoreId OTHER = Samples.datastoreId("other");

    private final QueueAhead ahead = new QueueAhead();
    private final List<WorkItem> stored = new ArrayList<>();
    private Set<DatastoreId> datastores = Set.of(ONE);
    private int reads;

    @Test
    void manyClaims_readTheQueueOnce_andEachMeetsTheNext() {
        queue(1_000);
        for (int i = 0; i < 60; i++) {
            WorkItem first = next(NOW, 1).get(0);
            assertThat(first).isEqualTo(stored.get(0));
            claim(first);
        }
        assertThat(reads).isOne();
    }

    @Test
    void theEndOfAQueue_isReadEachTime_soThatNothingNewIsOverlooked() {
        queue(10);
        next(NOW, 1);
        next(NOW, 1);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void askedForMoreThanIsKnown_readsAgain() {
        queue(1_000);
        next(NOW, 1);
        assertThat(next(NOW, 70)).hasSize(70);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void anItemThatIsPutBack_isSeenAtOnce() {
        queue(100);
        next(NOW, 1);
        WorkItem back = item(5_000, WorkStatus.QUEUED);
        stored.add(0, back);
        ahead.written(back);
        assertThat(next(NOW, 1)).containsExactly(back);
    }

    @Test
    void whatAnotherServiceQueues_isSeenAfterASecond() {
        queue(100);
        next(NOW, 1);
        WorkItem urgent = item(5_000, WorkStatus.QUEUED);
        stored.add(0, urgent);
        assertThat(next(NOW.plusMillis(999), 1)).doesNotContain(urgent);
        assertThat(next(NOW.plusSeconds(1), 1)).containsExactly(urgent);
    }

    @Test
    void whatIsQueuedWhileTheStoreAnswers_isNotHiddenByTheOldAnswer() {
        queue(100);
        WorkItem urgent = item(5_000, WorkStatus.QUEUED);
        ahead.next(ONE, WorkKind.PROFILE, NOW, 1, asked -> {
            List<WorkItem> answer = List.copyOf(stored.subList(0, asked));
            stored.add(0, urgent);
            ahead.written(urgent);
            return answer;
        });
        assertThat(next(NOW, 1)).containsExactly(urgent);
    }

    @Test
    void theDatastoresThatWait_areKnownUntilOneIsEmpty_orAnotherGetsWork() {
        queue(1);
        waiting();
        assertThat(waiting()).containsExactly(ONE);
        assertThat(reads).isOne();

        datastores = Set.of(ONE, OTHER);
        ahead.forget();
        assertThat(waiting()).containsExactlyInAnyOrder(ONE, OTHER);

        stored.clear();
        datastores = Set.of(OTHER);
        assertThat(next(NOW, 1)).isEmpty();
        assertThat(waiting()).containsExactly(OTHER);
    }

    @Test
    void thatNothingWaits_isNeverRemembered() {
        datastores = Set.of();
        waiting();
        datastores = Set.of(OTHER);
        assertThat(waiting()).containsExactly(OTHER);
    }

    private void queue(int items) {
        IntStream.range(0, items).mapToObj(i -> item(i, WorkStatus.QUEUED)).forEach(stored::add);
    }

    private void claim(WorkItem item) {
        stored.remove(item);
        ahead.written(item(number(item), WorkStatus.RUNNING));
    }

    private List<WorkItem> next(Instant now, int most) {
        return ahead.next(ONE, WorkKind.PROFILE, now, most, asked -> {
            reads++;
            return List.copyOf(stored.subList(0, Math.min(asked, stored.size())));
        });
    }

    private Set<DatastoreId> waiting() {
        return ahead.waiting(WorkKind.PROFILE, NOW, () -> {
            reads++;
            return datastores;
        });
    }

    private static int number(WorkItem item) {
        return item.priority();
    }

    private static WorkItem item(int number, WorkStatus status) {
        return new WorkItem(
                new WorkId("wi_" + Ids.derivedTail("item" + number)),
                Samples.operationId("run"),
                ONE,
                null,
                WorkKind.PROFILE,
                status,
                1,
                1,
                NOW,
                number,
                null,
                null,
                null,
                WorkProgress.NONE,
                null,
                false,
                null,
                null,
                List.of(),
                WorkSummary.NONE,
                null,
                NOW,
                null,
                null,
                Samples.header(),
                1,
                1,
                null);
    }
}
