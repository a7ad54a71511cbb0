package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Races the engine and prints ratios. Ends with 1 when a limit was missed; see {@link Settings} for what it takes. */
public final class ProfileBenchmarks {
    private ProfileBenchmarks() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.of(arguments);
        Report report = new Report(System.out);
        report.line(String.format(
                Locale.ROOT,
                "%s, %d processors, Java %s; engines: 2 processors, 4 GiB heap each; %d warm-up and %d measured rounds, slow ones %d",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                settings.rounds().warmUp(),
                settings.rounds().measured(),
                settings.rounds().slow()));
        report.line("Spark " + version("spark-core_") + ", DuckDB " + version("duckdb_jdbc-") + ", Deequ "
                + (settings.deequClassPath() == null ? "not built" : version(settings.deequClassPath(), "deequ-")));
        try (Bench bench = new Bench(settings)) {
            Scenarios scenarios = new Scenarios(bench, settings, report);
            for (String scenario : settings.scenarios()) {
                scenarios.run(scenario);
            }
        }
        report.line("");
        report.line(report.missed() == 0 ? "Every limit is kept." : report.missed() + " limits are MISSED.");
        System.exit(report.missed() == 0 ? 0 : 1);
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String version(String jar) {
        return version(EngineProcess.ownClassPath(), jar);
    }

    /** By the name of the jar. */
    private static String version(String classPath, String jar) {
        return Stream.of(classPath.split(":", -1))
                .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith(jar))
                .map(name -> name.substring(jar.length())
                        .replaceFirst("^2\\.1[23]-", "")
                        .replaceFirst("\\.jar$", ""))
                .findFirst()
                .orElse("unknown");
    }
}
