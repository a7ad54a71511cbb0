package io.plumbline.datastore;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.view.OperationCounts;
import io.plumbline.api.view.OperationDay;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.datastore.lookup.OperationLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists and counts of operations, as any store must give them. The clock stands at 2026-11-23T00:00:00Z. */
abstract class OperationListsContract {

    private static final DatastoreId HERE = Samples.datastoreId("here");
    private static final DatastoreId THERE = Samples.datastoreId("there");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestClock clock = new TestClock();
    private OperationLookup lookup;
    private Stores stores;

    abstract Stores stores(TestClock clock);

    @BeforeEach
    void open() {
        stores = stores(clock);
        lookup = new OperationLookup(
                stores.datastores(), stores.connections(), stores.operations(), stores.items(), clock);
        add("a", HERE, OperationType.CATALOG, OperationStatus.SUCCEEDED, "Anna", "2026-11-20T22:59:59Z", 60);
        add("b", HERE, OperationType.PROFILE, OperationStatus.FAILED, "ci (nightly)", "2026-11-20T23:00:00Z", 600);
        add("c", THERE, OperationType.PROFILE, OperationStatus.RUNNING, "anna", "2026-11-22T23:59:00Z", null);
        add("d", THERE, OperationType.PROFILE, OperationStatus.QUEUED, null, "2026-11-22T23:59:30Z", null);
    }

    @Test
    void lists_areOfATime_fromItsBeginningToBeforeItsEnd() {
        assertThat(list(Instant.parse("2026-11-20T23:00:00Z"), Instant.parse("2026-11-22T23:59:30Z"), null))
                .containsExactly("c", "b");
        assertThat(list(null, Instant.parse("2026-11-20T23:00:00Z"), null)).containsExactly("a");
    }

    @Test
    void lists_areSearched_byIdAndByWhoAsked_inAnyCase() {
        assertThat(list(null, null, "ANNA")).containsExactly("c", "a");
        assertThat(list(null, null, "(nightly)")).containsExactly("b");
        assertThat(list(null, null, Samples.operationId("d").value())).containsExactly("d");
        assertThat(list(null, null, ".*")).isEmpty();
    }

    @Test
    void lists_areSortedByDuration_thatOfWhatRunsUntilNow_andWhatHasntBegunBelowAll() {
        assertThat(list(OperationQuery.Sort.DURATION, SortOrder.DESC, 0, 10)).containsExactly("b", "a", "c", "d");
        assertThat(list(OperationQuery.Sort.DURATION, SortOrder.ASC, 0, 10)).containsExactly("d", "c", "a", "b");
        assertThat(list(OperationQuery.Sort.DURATION, SortOrder.DESC, 1, 3)).containsExactly("d");
        clock.pass(Duration.ofMinutes(5));
        assertThat(list(OperationQuery.Sort.DURATION, SortOrder.DESC, 0, 10)).containsExactly("b", "c", "a", "d");
        assertThat(list(OperationQuery.Sort.CREATED_AT, SortOrder.ASC, 0, 2)).containsExactly("a", "b");
    }

    @Test
    void operations_tellWhoAskedWhen_andTheirTrace() {
        OperationView view = lookup.get(Samples.operationId("b"));
        assertThat(view.requestedBy()).isEqualTo("ci (nightly)");
        assertThat(view.createdAt()).isEqualTo("2026-11-20T23:00:00Z");
        assertThat(view.startedAt()).isEqualTo("2026-11-20T23:00:05Z");
        assertThat(view.finishedAt()).isEqualTo("2026-11-20T23:10:05Z");
        assertThat(view.traceId()).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void counts_areOfTheDaysOfTheZone() {
        LocalDate from = LocalDate.parse("2026-11-20");
        LocalDate to = LocalDate.parse("2026-11-23");
        assertThat(lookup.count(null, null, from, to, BERLIN))
                .isEqualTo(new OperationCounts(
                        "Europe/Berlin",
                        from,
                        to,
                        4,
                        List.of(
                                new OperationDay(from, 1, Map.of("SUCCEEDED", 1L)),
                                new OperationDay(LocalDate.parse("2026-11-21"), 1, Map.of("FAILED", 1L)),
                                new OperationDay(to, 2, Map.of("RUNNING", 1L, "QUEUED", 1L)))));
        assertThat(lookup.count(null, null, from, to, ZoneOffset.UTC).days())
                .extracting(OperationDay::total)
                .containsExactly(2L, 2L);
        assertThat(lookup.count(HERE, OperationType.PROFILE, from, to, ZoneOffset.UTC)
                        .total())
                .isEqualTo(1);
    }

    @Test
    void counts_areOfTheLastYear_unlessDaysAreNamed_andOfNoMore() {
        OperationCounts year = lookup.count(null, null, null, null, ZoneOffset.UTC);
        assertThat(year.to()).isEqualTo("2026-11-23");
        assertThat(year.from()).isEqualTo("2025-11-23");
        assertThat(year.total()).isEqualTo(4);
        assertThatThrownBy(() -> lookup.count(null, null, year.from().minusDays(1), year.to(), ZoneOffset.UTC))
                .hasMessage("from: 2025-11-22, to: 2026-11-23 (expected: 1 to 366 days)");
        assertThatThrownBy(() -> lookup.count(null, null, year.to().plusDays(1), year.to(), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> list(@Nullable Instant from, @Nullable Instant to, @Nullable String search) {
        return names(
                new OperationLookup.Filter(
                        null, null, null, from, to, search, OperationQuery.Sort.CREATED_AT, SortOrder.DESC),
                new Paging(0, 50));
    }

    private List<String> list(OperationQuery.Sort sort, SortOrder order, int page, int size) {
        return names(
                new OperationLookup.Filter(null, null, null, null, null, null, sort, order), new Paging(page, size));
    }

    private List<String> names(OperationLookup.Filter filter, Paging paging) {
        return lookup.list(filter, paging).items().stream()
                .map(view -> Stream.of("a", "b", "c", "d")
                        .filter(name -> Samples.operationId(name).equals(view.id()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /**
     * Starts after 5 s, unless it is queued.
     *
     * @param took seconds from its start to its end
     */
    private void add(
            String name,
            DatastoreId datastore,
            OperationType type,
            OperationStatus status,
            @Nullable String who,
            String at,
            @Nullable Integer took) {
        Instant created = Instant.parse(at);
        Instant started = created.plusSeconds(5);
        MessageHeader cause = new MessageHeader(
                "m-" + name,
                "/plumbline/test",
                created,
                "c-" + name,
                who,
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
                null);
        Operation operation = new Operation(
                Samples.operationId(name),
                type,
                datastore,
                status,
                null,
                null,
                who,
                created,
                status == OperationStatus.QUEUED ? null : started,
                took == null ? null : started.plusSeconds(took),
                null,
                null,
                true,
                0,
                0,
                0,
                WorkProgress.NONE,
                null,
                null,
                List.of(),
                null,
                null,
                status.terminal(),
                cause,
                0,
                0);
        stores.operations().add(operation, List.of());
    }
}
