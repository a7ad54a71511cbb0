package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/** The engines, started when they are first asked for, and the data sets, written when they are first needed. */
final class Bench implements AutoCloseable {
    private static final String HEAP = "4g";

    private final Settings settings;
    private final Map<String, EngineProcess> engines = new LinkedHashMap<>();

    Bench(Settings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.data());
    }

    EngineProcess spark() throws IOException {
        return spark(HEAP);
    }

    /** Ours with another heap. */
    EngineProcess spark(String heap) throws IOException {
        return engine("spark-" + heap, SparkEngine.class.getName(), EngineProcess.ownClassPath(), heap);
    }

    EngineProcess duckDb() throws IOException {
        return engine("duckdb", DuckDbEngine.class.getName(), EngineProcess.ownClassPath(), HEAP);
    }

    boolean hasDeequ() {
        return settings.has("deequ") && settings.deequClassPath() != null;
    }

    EngineProcess deequ() throws IOException {
        return engine(
                "deequ",
                "io.plumbline.benchmarks.deequ.DeequEngine",
                requireNonNull(settings.deequClassPath(), "deequClassPath"),
                HEAP);
    }

    private EngineProcess engine(String name, String engineClass, String classPath, String heap) throws IOException {
        EngineProcess engine = engines.get(name);
        if (engine == null) {
            engine = EngineProcess.start(
                    name, engineClass, classPath, heap, settings.data().resolve(name + ".log"));
            engines.put(name, engine);
        }
        return engine;
    }

    /** The directory of a data set, which is written unless it is there in full. */
    String data(String kind, String format, String argument) throws IOException {
        Path directory =
                settings.data().resolve(kind + "-" + argument + "-" + format).toAbsolutePath();
        if (!Files.exists(directory.resolve("_SUCCESS"))) {
            System.err.println("writing " + directory);
            spark().ask("write", kind, format, directory.toString(), argument);
        }
        return directory.toString();
    }

    /** Megabytes of the files of a data set. */
    static long megabytes(String directory) throws IOException {
        try (var files = Files.list(Path.of(directory))) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.size(file);
            }
            return bytes / 1_000_000;
        }
    }

    @Override
    public void close() throws IOException {
        for (EngineProcess engine : engines.values()) {
            engine.close();
        }
    }
}
