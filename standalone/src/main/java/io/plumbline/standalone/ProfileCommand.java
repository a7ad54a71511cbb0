package io.plumbline.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.plumbline.standalone.console.ApiClient;
import io.plumbline.standalone.console.GivenSource;
import io.plumbline.standalone.console.ProfileReport;
import io.plumbline.standalone.console.SourceRun;
import io.plumbline.standalone.home.AccessKeys;
import io.plumbline.standalone.home.DataDirectory;
import io.plumbline.standalone.platform.EmbeddedPlatform;

/** Profiles one source, prints the result and leaves: exit code 0 if catalog and profile succeeded, 1 if not. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Profile one source, print the result and leave.")
final class ProfileCommand implements Callable<Integer> {

    private static final int ANY_PORT = 0;

    @Mixin
    private final PlatformOptions options = new PlatformOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "A file or directory; postgresql://user:password@host:port/database; or a connector followed"
                    + " by name=value settings.")
    private List<String> source = List.of();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        GivenSource given = GivenSource.parse(source);
        Map<String, Path> roots = new LinkedHashMap<>(options.fileRoots());
        given.root().ifPresent(root -> roots.put(GivenSource.ROOT_NAME, root));
        out.println("Plumbline is starting …");
        Path scratch = scratchDirectory();
        try (DataDirectory directory = DataDirectory.open(scratch)) {
            AccessKeys keys = AccessKeys.of(directory);
            try (EmbeddedPlatform platform =
                    EmbeddedPlatform.start(directory, keys, options.settings(ANY_PORT, roots))) {
                ApiClient api = new ApiClient(platform.address(), keys.consoleToken());
                SourceRun.Outcome outcome = new SourceRun(api, out).run(given);
                new ProfileReport(api, out).print(outcome.datastoreId());
                return outcome.succeeded() ? 0 : 1;
            }
        } finally {
            remove(scratch);
        }
    }

    private static Path scratchDirectory() {
        try {
            return Files.createTempDirectory("plumbline-profile-");
        } catch (IOException e) {
            throw new StartException("no temporary directory can be made", e);
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
