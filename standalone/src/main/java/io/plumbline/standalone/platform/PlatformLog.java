package io.plumbline.standalone.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** One log for all parts, in a file: the console belongs to the person at the keyboard. */
final class PlatformLog {

    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("kafka", "WARN"),
            Map.entry("org.apache.kafka", "WARN"),
            Map.entry("org.apache.spark", "WARN"),
            Map.entry("org.sparkproject", "WARN"),
            Map.entry("org.apache.hadoop", "WARN"),
            Map.entry("org.apache.kafka.clients.NetworkClient", "ERROR"),
            Map.entry("org.apache.spark.util.Utils", "ERROR"),
            Map.entry("org.apache.spark.scheduler.FairSchedulableBuilder", "ERROR"),
            Map.entry("org.apache.hadoop.util.NativeCodeLoader", "ERROR"),
            Map.entry("state.change.logger", "WARN"),
            Map.entry("de.bwaldvogel.mongo", "WARN"));

    private PlatformLog() {}

    /** Opens the log before anything writes to it; the services' own start leaves it as it is. */
    static void open(Path file) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "log", Map.of("logging.file.name", file.toString(), "logging.threshold.console", "OFF")));
        LoggingSystem system = LoggingSystem.get(PlatformLog.class.getClassLoader());
        LogFile logFile = LogFile.get(environment);
        if (logFile != null) {
            logFile.applyToSystemProperties();
        }
        system.beforeInitialize();
        system.initialize(new LoggingInitializationContext(environment), null, logFile);
        LEVELS.forEach((logger, level) -> system.setLogLevel(logger, LogLevel.valueOf(level)));
    }

    /** The same, as the services are told it. */
    static List<String> arguments(Path file) {
        List<String> arguments = new ArrayList<>(List.of(
                "--logging.file.name=" + file,
                "--logging.threshold.console=OFF",
                "--logging.include-application-name=false"));
        LEVELS.forEach((logger, level) -> arguments.add("--logging.level." + logger + "=" + level));
        return arguments;
    }
}
