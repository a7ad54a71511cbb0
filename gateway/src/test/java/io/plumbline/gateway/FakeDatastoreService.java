package io.plumbline.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The internal HTTP API over real HTTP, with canned answers; an empty page where none was given. */
final class FakeDatastoreService implements AutoCloseable {
    static final String SERVICE_TOKEN = "service-token-of-the-tests";

    private static final int BROKEN_OFF = -200;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    FakeDatastoreService() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/internal/v1/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    record Answer(int status, String json) {}

    /** Promises one byte more than it gives. */
    void giveBrokenOff(String path, int bytes) {
        answers.put(path, new Answer(BROKEN_OFF, "x".repeat(bytes)));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void give(String path, int status, String json) {
        answers.put(path, new Answer(status, json));
    }

    void forget(String path) {
        answers.remove(path);
    }

    /** Paths with queries, oldest first. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/internal/v1".length());
        asked.add(exchange.getRequestURI().toString().substring("/internal/v1".length()));
        boolean known =
                ("Bearer " + SERVICE_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = known ? answers.getOrDefault(path, fallback(path)) : new Answer(401, "{}");
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean brokenOff = answer.status() == BROKEN_OFF;
        exchange.sendResponseHeaders(brokenOff ? 200 : answer.status(), brokenOff ? bytes.length + 1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer fallback(String path) {
        boolean single = path.matches("/(datastores|operations|containers|checks)/[a-z0-9_]+");
        return single
                ? new Answer(
                        404,
                        "{\"type\":\"urn:plumbline:problem:not-found\",\"title\":\"Not found\",\"status\":404,"
                                + "\"detail\":\"no such thing\",\"code\":\"NOT_FOUND\",\"errors\":[]}")
                : new Answer(200, "{\"items\":[],\"page\":0,\"size\":50,\"total\":0}");
    }
}
