package io.plumbline.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Loads a running Plumbline on this machine: reads one datastore by id, then registers datastores.
 *
 * <p>Usage: {@code ApiLoad BASE_URI TOKEN [SECONDS [CONNECTIONS]]}. Each part runs for that many seconds (15), at most
 * {@value #MAX_SECONDS}, and ends by itself. Registrations have {@code initiateCatalog: false}, and stay.
 */
public final class ApiLoad {

    private static final int MAX_SECONDS = 120;
    private static final int MAX_CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 5;
    private static final int OK_BELOW = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    private ApiLoad(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: ApiLoad BASE_URI TOKEN [SECONDS [CONNECTIONS]]");
            System.exit(2);
        }
        URI base = URI.create(arguments[0]);
        if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
            System.err.println("base: " + base + " (expected: a loopback address)");
            System.exit(2);
        }
        int seconds = Math.min(MAX_SECONDS, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15);
        int connections = Math.min(MAX_CONNECTIONS, arguments.length > 3 ? Integer.parseInt(arguments[3]) : 16);
        new ApiLoad(base, arguments[1]).run(seconds, connections);
    }

    private void run(int seconds, int connections) throws IOException, InterruptedException {
        String mark = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String path = registerOne(mark);
        System.out.printf(
                Locale.ROOT,
                "%d connections, %d s each, after %d s of warm-up%n",
                connections,
                seconds,
                WARM_UP_SECONDS);
        IntFunction<HttpRequest> read = i -> request(path).GET().build();
        IntFunction<HttpRequest> register = i -> registration("load " + mark + " " + i);
        Load.of(http, read, connections, 0).run(WARM_UP_SECONDS);
        System.out.println(Load.of(http, read, connections, 0).run(seconds).line("GET datastore by id"));
        Load.of(http, register, connections, 0).run(WARM_UP_SECONDS);
        System.out.println(
                Load.of(http, register, connections, 1_000_000).run(seconds).line("POST datastore"));
    }

    private String registerOne(String mark) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(registration("load " + mark), (name, value) -> true)
                .header("Prefer", "wait=30")
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= OK_BELOW) {
            throw new IOException("registration answered " + response.statusCode() + ": " + response.body());
        }
        return URI.create(response.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private HttpRequest registration(String name) {
        String body = "{\"name\": \"" + name + "\", \"connector\": \"postgresql\", \"initiateCatalog\": false,"
                + " \"properties\": {\"host\": \"127.0.0.1\", \"port\": 5432, \"database\": \"none\", \"user\": \"none\","
                + " \"password\": \"none\"}}";
        return request("/api/v1/datastores")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }
}
