package io.plumbline.connectors.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.testkit.GcsServer;
import io.plumbline.testkit.SelfSignedKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What goes wrong on the way to an object store, each told by its class within 30 s and without a secret; a server that accepts and never
 * answers within 60 s, since the clients' least patience times their tries is more (a connection test ends after 25 s by itself).
 */
class ObjectStoreFailuresTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LIMIT_OF_SILENCE = Duration.ofSeconds(60);
    private static final String CANARY = "c4n4ry-S3cret";

    private static RemoteStoreContract.Entered s3(String endpoint) {
        return new RemoteStoreContract.Entered(
                "s3",
                Map.of(
                        "bucket", "bucket-of-tests",
                        "endpoint", endpoint,
                        "pathStyle", true,
                        "authentication", "access-key",
                        "accessKey", "AK"),
                Map.of("secretKey", CANARY));
    }

    private static RemoteStoreContract.Entered azure(String endpoint) {
        return new RemoteStoreContract.Entered(
                "azure",
                Map.of(
                        "account", "tester",
                        "container", "container-of-tests",
                        "endpoint", endpoint,
                        "authentication", "shared-key"),
                Map.of("accountKey", "YzRuNHJ5LVMzY3JldA=="));
    }

    private static RemoteStoreContract.Entered entered(String type, String endpoint) {
        return type.equals("s3") ? s3(endpoint) : azure(endpoint);
    }

    private static SourceException failure(RemoteStoreContract.Entered entered, EgressPolicy egress) {
        return failure(entered, egress, LIMIT);
    }

    private static SourceException failure(RemoteStoreContract.Entered entered, EgressPolicy egress, Duration limit) {
        return assertTimeoutPreemptively(limit, () -> {
            try (Source source = entered.open(egress)) {
                SourceException e = catchThrowableOfType(SourceException.class, source::probe);
                assertThat(e.reason()).doesNotContain(CANARY).contains("(expected: ");
                return e;
            } catch (SourceException refused) {
                return refused;
            }
        });
    }

    private static SourceException failure(RemoteStoreContract.Entered entered) {
        return failure(entered, EgressPolicy.OWN_MACHINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "azure"})
    void certificateOfAnUnknownAuthority_isATlsFailure(String type) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(
                new HttpsConfigurator(SelfSignedKeys.create().serverContext()));
        server.start();
        try {
            assertThat(failure(entered(
                                    type,
                                    "https://127.0.0.1:" + server.getAddress().getPort()))
                            .failure())
                    .isEqualTo(SourceFailure.TLS_FAILED);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "azure"})
    void hostThatDoesNotResolve_isUnknown(String type) {
        assertThat(failure(entered(type, "https://no-such-host.invalid")).failure())
                .isEqualTo(SourceFailure.HOST_UNKNOWN);
    }

    /** Both at the same time, since all of it is waiting. */
    @Test
    void serverThatNeverAnswers_isGivenUpInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<SourceException>> failures = new ArrayList<>();
                for (String type : List.of("s3", "azure")) {
                    failures.add(threads.submit(
                            () -> failure(entered(type, url), EgressPolicy.OWN_MACHINE, LIMIT_OF_SILENCE)));
                }
                for (Future<SourceException> failure : failures) {
                    assertThat(failure.get().failure())
                            .isIn(SourceFailure.CONNECTION_LOST, SourceFailure.CONNECT_TIMEOUT);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, RequestTimeTooSkewed, The difference between the request time and the current time is too large.,"
                + " CREDENTIALS_REJECTED",
        "301, PermanentRedirect, The bucket you are attempting to access must be addressed using the specified"
                + " endpoint., SETTINGS_INVALID",
        "400, AuthorizationHeaderMalformed, the region 'us-east-1' is wrong; expecting 'eu-central-1',"
                + " CREDENTIALS_REJECTED",
        "403, AccessDenied, Access Denied, PERMISSION_DENIED",
        "503, SlowDown, Please reduce your request rate., SERVER_NOT_READY"
    })
    void answerOfS3_isOfItsClass(int status, String code, String message, SourceFailure failure) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message><RequestId>1</RequestId></Error>")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/xml");
                exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-central-1");
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.sendResponseHeaders(status, head ? -1 : body.length);
                if (!head) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        try {
            SourceException e =
                    failure(s3("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(e.failure()).as(e.reason() + "\n" + e.getCause()).isEqualTo(failure);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void credentialsOfTheMachine_areAskedForOnlyWhereTheOperatorAllowsTheirAddress() {
        RemoteStoreContract.Entered instance = new RemoteStoreContract.Entered(
                "s3",
                Map.of("bucket", "bucket-of-tests", "region", "eu-west-1", "authentication", "instance"),
                Map.of());
        SourceException e = failure(instance, EgressPolicy.SELF_HOSTED);
        assertThat(e.failure()).isIn(SourceFailure.POLICY_DENIED, SourceFailure.HOST_UNKNOWN);
        RemoteStoreContract.Entered near = new RemoteStoreContract.Entered(
                "s3",
                Map.of(
                        "bucket", "bucket-of-tests",
                        "endpoint", "http://127.0.0.1:9",
                        "pathStyle", true,
                        "authentication", "instance"),
                Map.of());
        assertThat(failure(near).failure()).isEqualTo(SourceFailure.POLICY_DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/token, POLICY_DENIED",
        "https://metadata.google.internal/token, POLICY_DENIED",
        "http://127.0.0.1:9/token, POLICY_DENIED",
        "file:///etc/passwd, SETTINGS_INVALID"
    })
    void tokenAddressInAGoogleKey_goesThroughTheEgressPolicy(String tokenUri, SourceFailure failure) {
        try (GcsServer server = GcsServer.start()) {
            server.createBucket("bucket-of-tests");
            String key = server.serviceAccountKey("reader@test.example.org", Set.of("bucket-of-tests"))
                    .replaceFirst("\"token_uri\"\\s*:\\s*\"[^\"]*\"", "\"token_uri\": \"" + tokenUri + "\"");
            assertThat(key).contains(tokenUri);
            Map<String, Object> properties = new HashMap<>(Map.of(
                    "bucket", "bucket-of-tests",
                    "endpoint", server.endpoint(),
                    "authentication", "service-account"));
            int port = java.net.URI.create(server.endpoint()).getPort();
            // The store itself is allowed, nothing else of this machine is.
            EgressPolicy store = new EgressPolicy(Set.of("127.0.0.1:" + port), false);
            SourceException e = failure(
                    new RemoteStoreContract.Entered("gcs", properties, Map.of("serviceAccountKey", key)), store);
            assertThat(e.failure()).as(e.reason()).isEqualTo(failure);
        }
    }
}
