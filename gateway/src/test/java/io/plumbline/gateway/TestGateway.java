package io.plumbline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SealingPrivateKey;
import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.TokenId;
import io.plumbline.events.Topic;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.command.Command;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.access.TokenSecret;
import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.testkit.AtExit;
import io.plumbline.testkit.TemporaryDirectories;

/** A real gateway on an ephemeral port, a real broker, and a fake datastore-service; one of each for all tests. */
final class TestGateway {
    static final String ADMIN = "admin-token-of-the-tests";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static volatile TestGateway shared;

    final FakeDatastoreService datastores;
    final SealingPrivateKey privateKey = SealingKeys.generate();
    final ConfigurableApplicationContext context;
    final List<Envelope<?>> commands = new CopyOnWriteArrayList<>();

    private final EmbeddedBroker broker;
    private final Path key;
    private final KafkaProducer<byte[], byte[]> producer;
    private final MessageCodec codec = MessageCodec.standard();
    private final MessageHeaders headers = new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile java.util.function.Function<Envelope<?>, List<Message>> responder = command -> List.of();

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
    }

    static synchronized TestGateway shared() {
        if (shared == null) {
            shared = new TestGateway();
        }
        return shared;
    }

    private TestGateway() {
        try {
            Path directory = TemporaryDirectories.create("gateway-test");
            broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
            datastores = new FakeDatastoreService();
            key = Files.writeString(
                    directory.resolve("public.key"), privateKey.publicKey().text());
            context = start(broker.bootstrapServers(), datastores.url(), key, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("acks", "all");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> context.getBean(TokenBook.class).complete()
                        && context.getBean(EventFeed.class).opened());
        Thread reader = new Thread(this::readCommands, "test-commands");
        reader.setDaemon(true);
        reader.start();
        // Not by a hook of its own, which might come after the broker's directory was deleted: then the broker halts
        // the JVM.
        AtExit.close(broker);
        AtExit.close(datastores);
        AtExit.close(context);
    }

    static ConfigurableApplicationContext start(String kafka, String datastores, Path key, Map<String, String> more) {
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=WARN",
                "--logging.level.audit=INFO",
                "--logging.level.kafka=ERROR",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--plumbline.datastore-service-url=" + datastores,
                "--plumbline.service-token=" + FakeDatastoreService.SERVICE_TOKEN,
                "--plumbline.admin-token-sha256=" + Fingerprint.sha256(ADMIN),
                "--plumbline.sealing.public-key-file=" + key,
                "--plumbline.gateway.rate-limit.anonymous-per-second=100000",
                "--plumbline.gateway.rate-limit.anonymous-burst=100000",
                "--plumbline.gateway.rate-limit.wrong-sign-ins-per-minute=100000",
                "--plumbline.gateway.events.heartbeat=1s",
                "--plumbline.gateway.connection-test-wait=5s",
                "--plumbline.gateway.events.kept=64"));
        more.forEach((name, value) -> {
            args.removeIf(arg -> arg.startsWith("--" + name + "="));
            args.add("--" + name + "=" + value);
        });
        return GatewayApplication.builder().run(args.toArray(String[]::new));
    }

    int port() {
        return portOf(context);
    }

    static int portOf(ConfigurableApplicationContext context) {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    Path keyFile() {
        return key;
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, ADMIN, null, headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, ADMIN, body, headers);
    }

    HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        return send(port(), method, path, token, body, headers);
    }

    HttpResponse<String> send(int port, String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equalsIgnoreCase("Content-Type");
        }
        if (body != null && !typed) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    /** What datastore-service would answer to commands, as facts of the command's story. */
    void respond(java.util.function.Function<Envelope<?>, List<Message>> answer) {
        responder = answer;
    }

    void fact(Fact fact) {
        publish(headers.fact(headers.root("test"), 1), fact);
    }

    /** A token of that role, known to the gateway when this returns. */
    String token(String name, Role role, Instant expiresAt, boolean revoked) {
        TokenId id = Ids.secure().token();
        String secret = TokenSecret.issue(id, new java.security.SecureRandom()).reveal();
        TokenState state =
                new TokenState(id, name, role, Fingerprint.sha256(secret), Instant.now(), expiresAt, revoked);
        publish(headers.root("test"), state);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> context.getBean(TokenBook.class).find(id).equals(Optional.of(state)));
        return secret;
    }

    void publish(MessageHeader header, Message message) {
        try {
            producer.send(codec.encode(new Envelope<>(header, message))).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commands with this actor-independent id of their subject. */
    List<Command> commandsFor(String key) {
        return commands.stream()
                .map(Envelope::message)
                .filter(message -> message.key().equals(key))
                .map(Command.class::cast)
                .toList();
    }

    private void readCommands() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("auto.offset.reset", "earliest");
        settings.put("fetch.max.wait.ms", "50");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(Topic.COMMANDS.topicName());
            List<TopicPartition> assigned = partitions.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    codec.decode(record).ifPresent(this::received);
                }
            }
        }
    }

    private void received(Envelope<?> command) {
        commands.add(command);
        for (Message message : responder.apply(command)) {
            publish(headers.fact(command.header(), 1), message);
        }
    }
}
