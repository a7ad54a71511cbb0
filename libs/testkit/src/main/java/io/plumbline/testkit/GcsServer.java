package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * As much of Google Cloud Storage's JSON API as a reader needs (list, stat, get with ranges, batches), and a token server that checks
 * the signatures of service accounts: enough for Google's own connector, which nothing but this server is to be asked by.
 */
public final class GcsServer implements AutoCloseable {
    private static final Pattern ISSUER = Pattern.compile("\"iss\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ASSERTION = Pattern.compile("assertion=([^&]+)");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final GcsObjects objects = new GcsObjects();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Account> tokens = new ConcurrentHashMap<>();

    private record Account(KeyPair keys, Set<String> buckets) {}

    private GcsServer(HttpServer http) {
        this.http = http;
    }

    public static GcsServer start() {
        try {
            HttpServer http =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 64);
            GcsServer server = new GcsServer(http);
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            AtExit.close(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public void createBucket(String bucket) {
        objects.createBucket(bucket);
    }

    public void put(String bucket, String name, byte[] content) {
        objects.put(bucket, name, content);
    }

    /** The JSON key of a new service account that may read these buckets. */
    public String serviceAccountKey(String email, Set<String> buckets) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            accounts.put(email, new Account(keys, Set.copyOf(buckets)));
            String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys.getPrivate().getEncoded());
            return "{\"type\":\"service_account\",\"project_id\":\"test\",\"private_key_id\":\"k1\",\"private_key\":\""
                    + ("-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n").replace("\n", "\\n")
                    + "\",\"client_email\":\"" + email + "\",\"client_id\":\"1\",\"token_uri\":\"" + endpoint()
                    + "/token\"}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            GcsAnswer answer = path.equals("/token")
                    ? token(body)
                    : path.startsWith("/batch/")
                            ? GcsBatch.answer(
                                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                                    body,
                                    (target, headers) -> authorized(
                                            target,
                                            headers.containsKey("authorization")
                                                    ? headers.get("authorization")
                                                    : exchange.getRequestHeaders()
                                                            .getFirst("Authorization"),
                                            headers.get("range")))
                            : authorized(
                                    exchange.getRequestURI().toString(),
                                    exchange.getRequestHeaders().getFirst("Authorization"),
                                    exchange.getRequestHeaders().getFirst("Range"));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private GcsAnswer authorized(String target, @Nullable String authorization, @Nullable String range) {
        String token = authorization == null ? "" : authorization.replaceFirst("(?i)^bearer ", "");
        Account account = tokens.get(token);
        if (account == null && !token.isEmpty()) {
            return GcsAnswer.error(401, "Invalid Credentials");
        }
        String bucket = GcsObjects.bucket(target);
        if (objects.exists(bucket) && (account == null || !account.buckets.contains(bucket))) {
            return GcsAnswer.error(account == null ? 401 : 403, "no access to " + bucket);
        }
        return objects.answer(target, range);
    }

    private GcsAnswer token(String body) {
        Matcher assertion = ASSERTION.matcher(body);
        if (!assertion.find()) {
            return GcsAnswer.error(400, "invalid_request");
        }
        String[] parts = assertion.group(1).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        Matcher issuer = ISSUER.matcher(claims);
        Account account = issuer.find() ? accounts.get(issuer.group(1)) : null;
        if (account == null || !signed(account, parts)) {
            return GcsAnswer.json(
                    400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}");
        }
        String token = FreshNames.of("token");
        tokens.put(token, account);
        return GcsAnswer.json(
                200, "{\"access_token\":\"" + token + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    private static boolean signed(Account account, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(account.keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
