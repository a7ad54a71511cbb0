package io.plumbline.messaging.testing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.MessageType;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.WorkId;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WindowState;

/** One valid message of every type, always the same. The golden files are made of them: never change a value. */
public final class Samples {

    public static final DatastoreId DATASTORE = new DatastoreId("ds_0123456789abcdef");
    public static final OperationId OPERATION = new OperationId("op_0123456789abcdef");
    public static final WorkId WORK = new WorkId("wi_0123456789abcdef");
    public static final ContainerId CONTAINER = new ContainerId("ct_0123456789abcdef");
    public static final CheckId CHECK = new CheckId("ck_0123456789abcdef");
    public static final TokenId TOKEN = new TokenId("tk_0123456789abcdef");
    public static final ConnectionId CONNECTION = new ConnectionId("cn_0123456789abcdef");
    public static final ConnectionTestId TEST = new ConnectionTestId("te_0123456789abcdef");
    public static final Instant TIME = Instant.parse("2026-11-23T01:02:03.456789Z");

    static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final Failure FAILURE =
            new Failure(FailureCode.CONNECTION_REFUSED, "db.example:5432 refused the connection – läuft sie?");
    static final Warning WARNING =
            new Warning("sales.orders", new Failure(FailureCode.FILE_UNREADABLE, "3 lines could not be parsed"));

    private Samples() {}

    /**
     * One valid instance of every message type.
     *
     * @throws IllegalStateException if a type has none, or two
     */
    public static Map<MessageType, Envelope<?>> everyMessage() {
        Map<MessageType, Envelope<?>> samples = new EnumMap<>(MessageType.class);
        Stream.of(CommandSamples.all(), WorkSamples.all(), FactSamples.all(), List.<Message>of(token()))
                .flatMap(List::stream)
                .forEach(message -> {
                    if (samples.put(MessageType.of(message), envelope(message)) != null) {
                        throw new IllegalStateException(MessageType.of(message) + " has two samples (expected: one)");
                    }
                });
        for (MessageType type : MessageType.values()) {
            if (!samples.containsKey(type)) {
                throw new IllegalStateException(type + " has no sample (expected: one)");
            }
        }
        return samples;
    }

    /** This message with the samples' header; a fact has sequence 7. */
    public static <M extends Message> Envelope<M> envelope(M message) {
        return new Envelope<>(header(message), message);
    }

    private static MessageHeader header(Message message) {
        return new MessageHeader(
                "msg_0123456789abcdef0123456789abcdef",
                "/plumbline/sample",
                TIME,
                "msg_fedcba9876543210fedcba9876543210",
                "Zoë 佐藤",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                message instanceof Fact ? 7L : null);
    }

    private static TokenState token() {
        return new TokenState(TOKEN, "ci", Role.EDITOR, SHA256, TIME, TIME.plusSeconds(86_400), false);
    }

    static Preflight preflight(@Nullable Integer connections, @Nullable WindowState window) {
        ContainerPlan orders = new ContainerPlan(
                CONTAINER, "sales.orders", null, 1_000L, 65_536L, 4, "id", true, List.of("1,000 of 90,000 rows"));
        return new Preflight(
                3,
                2,
                PlanTotals.NONE.plus(orders).plus(ContainerPlan.failed(CONTAINER, "sales.gone", FAILURE)),
                List.of(orders, ContainerPlan.failed(CONTAINER, "sales.gone", FAILURE)),
                true,
                new NameList(List.of("sales.items"), true),
                List.of(WARNING),
                connections,
                window,
                window == null ? null : Long.valueOf(12));
    }
}
