package io.plumbline.datastore;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.WorkId;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.messaging.MessageHeaders;

/** Messages as gateway and workers send them. */
public final class Samples {

    private static final MessageHeaders HEADERS =
            new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure());

    private Samples() {}

    public static DatastoreId datastoreId(String seed) {
        return new DatastoreId("ds_" + Ids.derivedTail(seed));
    }

    public static OperationId operationId(String seed) {
        return new OperationId("op_" + Ids.derivedTail(seed));
    }

    public static TokenId tokenId(String seed) {
        return new TokenId("tk_" + Ids.derivedTail(seed));
    }

    public static MessageHeader header() {
        return HEADERS.root("tester");
    }

    public static Envelope<Message> command(Message message) {
        return new Envelope<>(header(), message);
    }

    public static Envelope<Message> result(Message message) {
        return new Envelope<>(header(), message);
    }

    public static RegisterDatastore register(
            DatastoreId id, String name, @Nullable OperationId catalog, boolean profileAfter) {
        return new RegisterDatastore(
                id,
                name,
                "a test",
                "postgresql",
                Map.of("host", "db.example", "port", 5432, "user", "reader"),
                Map.of("password", "sealed-password"),
                catalog,
                profileAfter,
                "fingerprint-" + name,
                null);
    }

    public static FoundContainer table(String name) {
        return table(name, 2);
    }

    public static FoundContainer table(String name, int fields) {
        List<FoundField> found = java.util.stream.IntStream.range(0, fields)
                .mapToObj(i -> new FoundField("c" + i, i, "bigint", "bigint", true, i == 0 ? 1 : null, null))
                .toList();
        return new FoundContainer(
                name,
                ContainerKind.TABLE,
                Map.of("schema.name", "public", "$table", name),
                found,
                null,
                100L,
                8192L,
                null,
                Instant.parse("2026-01-02T03:04:05Z"),
                null);
    }

    public static ContainersFound found(WorkAssignment work, int chunk, FoundContainer... containers) {
        return new ContainersFound(work.workId(), work.generation(), chunk, List.of(containers));
    }

    public static WorkFinished finished(WorkAssignment work, int chunks) {
        return finished(work.workId(), work.generation(), chunks);
    }

    public static WorkFinished finished(WorkId id, long generation, int chunks) {
        return new WorkFinished(id, generation, chunks, new WorkSummary(1, 2, 100, 1_000, 2), List.of());
    }

    public static FieldsProfiled profiled(WorkAssignment work, int chunk) {
        return profiled(work.workId(), work.generation(), chunk);
    }

    /** Field number {@code chunk} with one check. */
    public static FieldsProfiled profiled(WorkId id, long generation, int chunk) {
        return new FieldsProfiled(
                id, generation, chunk, List.of(fieldProfile(chunk, generation)), List.of(check("c" + chunk)));
    }

    public static FieldProfile fieldProfile(int ordinal, long rows) {
        return fieldProfile(ordinal, rows, "c" + ordinal);
    }

    public static FieldProfile fieldProfile(int ordinal, long rows, String path) {
        return new FieldProfile(
                ordinal,
                path,
                "bigint",
                "INTEGRAL",
                List.of(
                        new Metric("rowCount", MetricKind.INTEGER, Long.toString(rows), true, null, null, null, null),
                        new Metric("mean", MetricKind.DECIMAL, null, true, null, null, null, "NO_ROWS")),
                List.of(),
                List.of(),
                Map.of("a.b", 3L),
                "c3RhdGU=");
    }

    public static InferredCheck check(String field) {
        return new InferredCheck(
                "notNull",
                List.of(field),
                Map.of("max.share", 0.5),
                1.0,
                1,
                field + " is never null",
                new CheckEvidence(100, 100, "rule of three, 95 %", "at most 3 %"));
    }
}
