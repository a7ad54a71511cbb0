package io.plumbline.profile.outbound.spark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.connectors.PartFiles;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.SourcePart;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.DistinctState.Repetition;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run fetches of earlier ones, and what it leaves to the next, without a source. */
class PartRunTest {

    private static final int ROWS = 10;
    private static final Ids IDS = Ids.secure();

    private final KeptParts kept = new KeptParts();
    /** The version of each part, by its day. */
    private final Map<Integer, Integer> days = new TreeMap<>();

    private record Ran(MeasuredParts made, PartSums sums, Set<String> read) {}

    @Test
    void aDayMore_fetchesTheNewestPartsAndSumsOfTheOthers() {
        days(0, 365);
        Ran first = run();
        assertThat(first.made().summary().reused()).isZero();
        int sums = (365 - PartSums.NEWEST) / PartSums.BLOCK;
        assertThat(sums(first)).hasSize(sums);

        days(365, 366);
        Ran second = run();
        assertThat(second.read()).containsExactly("day 365");
        assertThat(second.made().summary().reused()).isEqualTo(365);
        assertThat(kept.fetched).hasSize(sums + 365 - sums * PartSums.BLOCK);
        assertThat(kept.fetched.size())
                .as("of 365, with the newest for the history and fewer than a block between")
                .isLessThan(PartSums.NEWEST + PartSums.BLOCK + 365 / PartSums.BLOCK);
        assertThat(second.made().states().keySet()).containsExactly("day 365");
        assertAll(second, 366);
        assertThat(second.sums().history().in(second.made().parts()))
                .extracting(PartState::part)
                .hasSize(PartSums.NEWEST)
                .startsWith("day " + (366 - PartSums.NEWEST))
                .endsWith("day 365");
    }

    @Test
    void whatIsFetched_growsByOneOfEachBlock() {
        days(0, 300);
        run();
        days(300, 301);
        run();
        int ofThreeHundred = kept.fetched.size();
        days(301, 301 + 10 * PartSums.BLOCK);
        run();
        days(301 + 10 * PartSums.BLOCK, 302 + 10 * PartSums.BLOCK);
        Ran last = run();
        assertThat(kept.fetched.size() - ofThreeHundred).isBetween(10 - PartSums.BLOCK, 10 + PartSums.BLOCK);
        assertAll(last, 302 + 10 * PartSums.BLOCK);
    }

    @Test
    void aBlock_isFetchedByItsParts_whenOneChanges_isGone_orItsSumIs() {
        days(0, 300);
        Ran first = run();
        int all = sums(first).size();

        days.put(5, 1);
        Ran changed = run();
        assertThat(changed.read()).containsExactly("day 5");
        assertThat(ofSums(kept.fetched)).isEqualTo(all - 1);
        assertThat(kept.fetched).contains("day 6").doesNotContain("day 5");
        assertThat(sums(changed)).as("added up again").hasSize(all);
        assertAll(changed, 300);
        run();
        assertThat(ofSums(kept.fetched)).isEqualTo(all);

        days.remove(40);
        Ran fewer = run();
        assertThat(fewer.read()).isEmpty();
        assertThat(ofSums(kept.fetched)).isEqualTo(all - 1);
        assertThat(kept.fetched).contains("day 41").doesNotContain("day 40");
        assertAll(fewer, 299);

        PartSumRef gone = sums(fewer).iterator().next();
        kept.states
                .keySet()
                .removeIf(ref -> ref.key().equals(gone.key()) && ref.part().equals(gone.stateName()));
        Ran again = run();
        assertThat(again.read()).as("its parts are there").isEmpty();
        assertAll(again, 299);
    }

    @Test
    void veryOldParts_keepTheirSumOnly_andAreReadTogetherWhenOneChanges() {
        days(0, 700);
        Ran first = run();
        long alone = first.made().parts().stream()
                .filter(part -> part.stateKey() != null)
                .count();
        assertThat(alone).isEqualTo(PartRun.MOST_SINGLE);
        assertThat(first.made().states()).hasSize((int) alone + sums(first).size());
        days(700, 710);
        Ran grown = run();
        assertThat(grown.read()).hasSize(10);
        assertAll(grown, 710);

        days.put(3, 1);
        Ran changed = run();
        assertThat(changed.read()).hasSize(PartSums.BLOCK).contains("day 0", "day 3", "day 31");
        assertAll(changed, 710);
        days.put(709, 1);
        assertThat(run().read()).containsExactly("day 709");
    }

    @Test
    void partsWithoutRows_breakNoBlock() {
        days(0, 120);
        days.put(3, -1);
        days.put(4, -1);
        Ran first = run();
        assertThat(sums(first)).hasSize(1);
        Ran second = run();
        assertThat(second.read()).isEmpty();
        assertThat(ofSums(kept.fetched)).isEqualTo(1);
        assertAll(second, 118);
    }

    /** The sum is that of all rows, and the key, which grows from part to part, is still known to be unique. */
    private static void assertAll(Ran ran, int parts) {
        ContainerState whole = ran.sums().whole().orElseThrow();
        assertThat(whole.rows()).isEqualTo((long) parts * ROWS);
        FieldState id = whole.fields().get(0);
        assertThat(id.present()).isEqualTo((long) parts * ROWS);
        assertThat(id.distinct().orElseThrow().repetition()).isEqualTo(Repetition.NONE);
        assertThat(whole.fields().get(1).textCounts().orElseThrow().all())
                .allSatisfy(entry -> assertThat(entry.count()).isEqualTo((long) parts * ROWS / 2));
        assertThat(ran.made().parts()).extracting(ProfilePart::position).isSorted();
    }

    private static List<PartSumRef> sums(Ran ran) {
        return ran.made().parts().stream()
                .map(ProfilePart::sum)
                .filter(sum -> sum != null)
                .distinct()
                .toList();
    }

    private static long ofSums(List<String> fetched) {
        return fetched.stream().filter(name -> name.startsWith("/sum/")).count();
    }

    private void days(int from, int to) {
        IntStream.range(from, to).forEach(day -> days.put(day, 0));
    }

    private Ran run() {
        kept.fetched.clear();
        WorkAssignment work = assignment();
        PartRun run = new PartRun(new StoredSums(kept), kept.known(), new Basis(work, work.container()));
        List<SourcePart> parts = new ArrayList<>();
        days.forEach((day, version) -> parts.add(new SourcePart("day " + day, "v" + version, 100L, null)));
        Set<String> read = run.chosen(parts, List.of());
        List<MeasuredPart> measured = new ArrayList<>();
        days.forEach((day, version) -> {
            if (read.contains("day " + day) && version >= 0) {
                measured.add(part(day));
            }
        });
        MeasuredParts made = run.finished(
                new ReadParts(parts, read, new PartFiles(Map.of())),
                measured,
                Instant.EPOCH,
                work.resultKey(),
                new PartKeeper());
        kept.keep(made, work.resultKey());
        return new Ran(made, run.sums(), read);
    }

    private static MeasuredPart part(int day) {
        ContainerState training = empty();
        ContainerState heldOut = empty();
        for (int i = 0; i < ROWS; i++) {
            ContainerState half = i < 6 ? training : heldOut;
            half.addRow(false);
            half.fields().get(0).addLong((long) day * ROWS + i, 1);
            byte[] text = (i % 2 == 0 ? "even" : "odd").getBytes(StandardCharsets.UTF_8);
            half.fields().get(1).addText(text, text.length, 1);
        }
        return new MeasuredPart("day " + day, training, heldOut);
    }

    private static ContainerState empty() {
        return new ContainerState(List.of(
                new FieldState(
                        new FieldShape("id", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                        StateLimits.defaults()),
                new FieldState(
                        new FieldShape("kind", 1, "string", ProfiledType.STRING, ValueDomain.TEXT, 0, true, false),
                        StateLimits.defaults())));
    }

    private WorkAssignment assignment() {
        ContainerTarget target =
                new ContainerTarget(new ContainerId("ct_" + Ids.derivedTail("parts")), "days", Map.of(), null, null);
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                IDS.datastore(),
                WorkKind.PROFILE,
                1,
                1,
                30,
                new SourceConnection("local-files", Map.of("root", "data"), Map.of()),
                target,
                null,
                null,
                null,
                "correlation-1",
                null,
                null,
                null,
                kept.known(),
                null,
                null);
    }
}
