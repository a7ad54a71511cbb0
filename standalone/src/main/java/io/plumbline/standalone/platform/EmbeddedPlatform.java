package io.plumbline.standalone.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.catalog.CatalogWorkerApplication;
import io.plumbline.datastore.DatastoreServiceApplication;
import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.gateway.GatewayApplication;
import io.plumbline.profile.ProfileWorkerApplication;
import io.plumbline.standalone.StartException;
import io.plumbline.standalone.home.AccessKeys;
import io.plumbline.standalone.home.DataDirectory;
import io.plumbline.standalone.home.SealingKeyFiles;

/**
 * Broker, store and the four services in this JVM, on loopback only. What was started is stopped in the opposite order:
 * the door first, the truth last.
 */
public final class EmbeddedPlatform implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static final int MAX_PORT_TRIES = 1_000;

    private final URI address;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private EmbeddedPlatform(URI address) {
        this.address = address;
    }

    /**
     * Starts everything and returns once the API answers.
     *
     * @throws StartException if the port is taken or a part can't start; nothing is left running then
     */
    public static EmbeddedPlatform start(DataDirectory directory, AccessKeys keys, PlatformSettings settings) {
        int port = settings.port() == 0 ? freePort() : settings.port();
        requireFree(port);
        PlatformLog.open(directory.logFile());
        EmbeddedPlatform platform = new EmbeddedPlatform(URI.create("http://127.0.0.1:" + port));
        try {
            platform.startAll(directory, keys, settings);
            return platform;
        } catch (CompletionException e) {
            platform.close();
            throw new StartException("Plumbline can't start: " + rootMessage(e), e);
        } catch (RuntimeException e) {
            platform.close();
            throw e instanceof StartException ? e : new StartException("Plumbline can't start: " + rootMessage(e), e);
        }
    }

    /** Where the API answers. */
    public URI address() {
        return address;
    }

    /** Stops every part, the door first; one part's failure doesn't keep the others running. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(EmbeddedPlatform.class.getName())
                        .log(System.Logger.Level.WARNING, "a part did not stop cleanly", e);
            }
        }
    }

    private void startAll(DataDirectory directory, AccessKeys keys, PlatformSettings settings) {
        CompletableFuture<EmbeddedBroker> broker =
                CompletableFuture.supplyAsync(() -> EmbeddedBroker.start(directory.broker(), 0));
        EmbeddedStore store = keep(EmbeddedStore.start(directory.store(), 0, settings.durability()));
        keep(broker.join());
        int internalPort = freePort();
        ServiceArguments arguments = new ServiceArguments(
                directory,
                keys,
                SealingKeyFiles.in(directory),
                address.getPort(),
                settings,
                broker.join().bootstrapServers(),
                store.connectionString(),
                internalPort);
        keep(run(DatastoreServiceApplication.builder(), WebApplicationType.SERVLET, arguments.datastoreService()));
        List<CompletableFuture<ConfigurableApplicationContext>> workers = new ArrayList<>();
        workers.add(inBackground(() ->
                run(CatalogWorkerApplication.builder(), WebApplicationType.NONE, arguments.worker("catalog-worker"))));
        workers.add(inBackground(() ->
                run(ProfileWorkerApplication.builder(), WebApplicationType.NONE, arguments.worker("profile-worker"))));
        ConfigurableApplicationContext gateway =
                run(GatewayApplication.builder(), WebApplicationType.SERVLET, arguments.gateway());
        workers.forEach(worker -> keep(worker.join()));
        keep(gateway);
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    private static CompletableFuture<ConfigurableApplicationContext> inBackground(
            Supplier<ConfigurableApplicationContext> start) {
        return CompletableFuture.supplyAsync(start);
    }

    private static ConfigurableApplicationContext run(
            SpringApplicationBuilder service, WebApplicationType web, List<String> arguments) {
        return service.web(web).registerShutdownHook(false).run(arguments.toArray(String[]::new));
    }

    private static void requireFree(int port) {
        if (!isFree(port)) {
            throw new StartException(
                    "port " + port + " is taken by another program (expected: a free one; choose another with --port)");
        }
    }

    /** Below the ports that outgoing connections take, so that none slips in before the service listens. */
    private static int freePort() {
        for (int port : new Random().ints(MAX_PORT_TRIES, FIRST_PORT, LAST_PORT).toArray()) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartException("no free port on 127.0.0.1 from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
