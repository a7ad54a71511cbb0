package io.plumbline.standalone;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.plumbline.api.view.DatastoreView;
import io.plumbline.standalone.console.ApiClient;
import io.plumbline.standalone.console.DesktopBrowser;
import io.plumbline.standalone.console.GivenSource;
import io.plumbline.standalone.console.ProfileReport;
import io.plumbline.standalone.console.SignInLink;
import io.plumbline.standalone.console.SourceRun;
import io.plumbline.standalone.home.AccessKeys;
import io.plumbline.standalone.home.DataDirectory;
import io.plumbline.standalone.platform.EmbeddedPlatform;

/** Runs the platform until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the platform on this machine until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8080;
    private static final String SAMPLE_NAME = "samples";

    @Mixin
    private final PlatformOptions options = new PlatformOptions();

    @Option(
            names = "--data-dir",
            defaultValue = "${user.home}/.plumbline",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path dataDirectory = Path.of(".plumbline");

    @Option(
            names = "--port",
            description = "Port of the API on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: any free one).")
    private int port = DEFAULT_PORT;

    @Option(names = "--sample", description = "Register this directory as the sample datastore, and profile it.")
    private @Nullable Path sample;

    @Option(names = "--no-open", description = "Print the link only: don't open it in the desktop's browser.")
    private boolean noOpen;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Path> roots = new LinkedHashMap<>(options.fileRoots());
        if (sample != null) {
            roots.put(SAMPLE_NAME, sample.toAbsolutePath().normalize());
        }
        long begin = System.nanoTime();
        CountDownLatch stopped = new CountDownLatch(1);
        out.println("Plumbline is starting …");
        DataDirectory directory = DataDirectory.open(dataDirectory);
        AccessKeys keys = AccessKeys.of(directory);
        EmbeddedPlatform platform = EmbeddedPlatform.start(directory, keys, options.settings(port, roots));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, directory, stopped), "stop"));
        out.printf("Plumbline is up after %.1f s. Data: %s%n", (System.nanoTime() - begin) / 1e9, directory.root());
        ApiClient api = new ApiClient(platform.address(), keys.consoleToken());
        out.println("API docs:  " + platform.address() + "/docs");
        out.println(keys.newAdminToken()
                .map(token -> "Administrator's token, shown this once: " + token)
                .orElse("The administrator's token was shown at the first start."));
        Optional<URI> link = link(api, platform.address(), directory);
        if (sample != null) {
            try {
                out.println();
                showSample(api);
                out.println();
                link.ifPresent(this::print);
            } catch (StartException e) {
                out.println("The sample can't be shown: " + e.getMessage());
            }
        }
        out.println("Stop with Ctrl-C.");
        stopped.await();
        return 0;
    }

    /** The platform runs without it, too. */
    private Optional<URI> link(ApiClient api, URI address, DataDirectory directory) {
        SignInLink link = new SignInLink(api, directory.privateDirectory("access"), Clock.systemUTC());
        try {
            URI target = link.at(address);
            print(target);
            if (!noOpen && System.console() != null && DesktopBrowser.here().open(link.pageTo(target))) {
                out.println("(it is opened in your browser; --no-open leaves that)");
            }
            return Optional.of(target);
        } catch (StartException e) {
            out.println("There is no link to sign in with: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void print(URI link) {
        out.println("Ready link: " + link);
    }

    private void showSample(ApiClient api) {
        Optional<DatastoreView> known = api.datastores(SAMPLE_NAME).stream()
                .filter(datastore -> datastore.name().equals(SAMPLE_NAME))
                .findFirst();
        ProfileReport report = new ProfileReport(api, out);
        if (known.isPresent()) {
            out.println("The sample datastore, as it was profiled before:");
            report.print(known.get().id());
            return;
        }
        out.println("Registering the sample datastore over real data:");
        GivenSource source = new GivenSource(
                SAMPLE_NAME, "local-files", Map.of("root", SAMPLE_NAME, "path", ""), Optional.ofNullable(sample));
        report.print(new SourceRun(api, out).run(source).datastoreId());
    }

    private static void stop(EmbeddedPlatform platform, DataDirectory directory, CountDownLatch stopped) {
        platform.close();
        directory.close();
        stopped.countDown();
    }
}
