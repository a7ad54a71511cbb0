package io.plumbline.worker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.PartStatesRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.ProfilePart;

/**
 * The internal HTTP API of datastore-service on a real socket, with the queue in memory. It can be taken down and up again at the same
 * address, keeping what it knows.
 */
public final class FakeDatastoreService implements AutoCloseable {

    /** What it expects as bearer token. */
    public static final String TOKEN = "token-of-the-fake-service";

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int LEASE_SECONDS = 30;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Deque<WorkAssignment> queue = new ArrayDeque<>();
    private final Map<WorkId, Item> items = new LinkedHashMap<>();
    private final Map<String, List<ProfilePart>> keptParts = new HashMap<>();
    private final Map<PartStateRef, String> states = new HashMap<>();
    private final List<ClaimRequest> claims = new ArrayList<>();
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private static final class Item {
        private final String owner;
        private final List<WorkProgress> heartbeats = new ArrayList<>();
        private long generation;
        private WorkStatus status = WorkStatus.RUNNING;
        private boolean cancelRequested;
        private boolean released;

        private Item(String owner, long generation) {
            this.owner = owner;
            this.generation = generation;
        }
    }

    private record Reply(int status, @Nullable Object body) {}

    private FakeDatastoreService() {}

    /** On an ephemeral port of the loopback interface. */
    public static FakeDatastoreService start() {
        FakeDatastoreService fake = new FakeDatastoreService();
        fake.up();
        return fake;
    }

    /** Its address, also while it is down. */
    public synchronized URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Puts work at the end of the queue. */
    public synchronized void offer(WorkAssignment assignment) {
        queue.add(assignment);
    }

    /** Answers questions for the parts of this profile, and for their states. @param bytes base64, by part and key */
    public synchronized void keep(String profileKey, List<ProfilePart> parts, Map<PartStateRef, String> bytes) {
        keptParts.put(profileKey, List.copyOf(parts));
        states.putAll(bytes);
    }

    /** Answers the next heartbeats of this item with a wish to cancel. */
    public synchronized void requestCancel(WorkId workId) {
        need(workId).cancelRequested = true;
    }

    /** Takes the item away from its owner. */
    public synchronized void loseLease(WorkId workId) {
        need(workId).generation++;
    }

    /** The item has ended: its owner's answer is accepted. */
    public synchronized void settle(WorkId workId, WorkStatus terminal) {
        need(workId).status = terminal;
    }

    /** Who claimed it; null if nobody has. */
    public synchronized @Nullable String ownerOf(WorkId workId) {
        Item item = items.get(workId);
        return item == null ? null : item.owner;
    }

    /** What its heartbeats said, oldest first. */
    public synchronized List<WorkProgress> heartbeatsOf(WorkId workId) {
        Item item = items.get(workId);
        return item == null ? List.of() : List.copyOf(item.heartbeats);
    }

    public synchronized boolean released(WorkId workId) {
        Item item = items.get(workId);
        return item != null && item.released;
    }

    /** Every question for work so far. */
    public synchronized List<ClaimRequest> claims() {
        return List.copyOf(claims);
    }

    /** Items that wait. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Stops answering; connections are refused. */
    public synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    /** Answers again, at the same address. */
    public synchronized void up() {
        try {
            HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            ExecutorService executor = Executors.newCachedThreadPool();
            next.setExecutor(executor);
            next.createContext("/internal/v1/work/", this::handle);
            next.start();
            port = next.getAddress().getPort();
            server = next;
            threads = executor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        down();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = authorized(exchange) ? answer(exchange.getRequestURI(), body) : new Reply(UNAUTHORIZED, null);
            byte[] json = reply.body() == null ? new byte[0] : mapper.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), json.length == 0 ? -1 : json.length);
            if (json.length > 0) {
                exchange.getResponseBody().write(json);
            }
        }
    }

    private static boolean authorized(HttpExchange exchange) {
        return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** Paths are {@code /internal/v1/work/claims} and {@code /internal/v1/work/<id>/<what>}. */
    private synchronized Reply answer(URI asked, byte[] body) {
        String[] path = asked.getPath().split("/", -1);
        if (path[4].equals("parts")) {
            return parts(asked.getQuery());
        }
        if (path[4].equals("part-states")) {
            return states(mapper.readValue(body, PartStatesRequest.class));
        }
        if (path.length == 5) {
            return claim(mapper.readValue(body, ClaimRequest.class));
        }
        WorkId workId = new WorkId(path[4]);
        if (path[5].equals("heartbeats")) {
            return heartbeat(workId, mapper.readValue(body, HeartbeatRequest.class));
        }
        return release(workId, mapper.readValue(body, ReleaseRequest.class));
    }

    private Reply claim(ClaimRequest request) {
        claims.add(request);
        List<WorkAssignment> given = new ArrayList<>();
        for (WorkAssignment next : List.copyOf(queue)) {
            if (given.size() < request.slots() && next.kind() == request.kind()) {
                queue.remove(next);
                items.put(next.workId(), new Item(request.worker(), next.generation()));
                given.add(next);
            }
        }
        return new Reply(OK, new ClaimResponse(given));
    }

    /** @param query {@code profile=…&page=…&size=…} */
    private Reply parts(String query) {
        String[] words = query.split("[=&]", -1);
        int page = Integer.parseInt(words[3]);
        int size = Integer.parseInt(words[5]);
        List<ProfilePart> all = keptParts.getOrDefault(words[1], List.of());
        List<ProfilePart> some =
                all.stream().skip((long) page * size).limit(size).toList();
        return new Reply(OK, new Page<>(some, page, size, all.size()));
    }

    /** Two an answer, so that a worker has to ask again. */
    private Reply states(PartStatesRequest request) {
        return new Reply(
                OK,
                new PartStatesAnswer(request.wanted().stream()
                        .limit(2)
                        .map(ref -> new PartStatesAnswer.State(ref, states.get(ref)))
                        .toList()));
    }

    private Reply heartbeat(WorkId workId, HeartbeatRequest request) {
        Item item = items.get(workId);
        if (item == null) {
            return new Reply(NOT_FOUND, null);
        }
        if (item.generation != request.generation() || !item.owner.equals(request.worker()) || item.released) {
            return new Reply(CONFLICT, null);
        }
        item.heartbeats.add(request.progress());
        return new Reply(
                OK, new HeartbeatAnswer(item.status, Instant.EPOCH.plusSeconds(LEASE_SECONDS), item.cancelRequested));
    }

    private Reply release(WorkId workId, ReleaseRequest request) {
        Item item = items.get(workId);
        if (item != null && item.generation == request.generation()) {
            item.released = true;
        }
        return new Reply(NO_CONTENT, null);
    }

    private Item need(WorkId workId) {
        Item item = items.get(workId);
        if (item == null) {
            throw new IllegalStateException(workId + " has not been claimed");
        }
        return item;
    }
}
