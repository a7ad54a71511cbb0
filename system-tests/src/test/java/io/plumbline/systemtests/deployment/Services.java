package io.plumbline.systemtests.deployment;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the services themselves say: their ports, and the variables that their settings files read. */
final class Services {

    static final List<String> NAMES = List.of("gateway", "datastore-service", "catalog-worker", "profile-worker");
    static final Map<String, Integer> MANAGEMENT_PORTS =
            Map.of("gateway", 8081, "datastore-service", 8083, "catalog-worker", 8084, "profile-worker", 8085);
    static final Map<String, Integer> HTTP_PORTS = Map.of("gateway", 8080, "datastore-service", 8082);
    static final Set<String> HEALTH_PATHS =
            Set.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(PLUMBLINE_[A-Z0-9_]+)");
    /** Read by the JVM, by Spring Boot or by Spark, not by a settings file of ours. */
    private static final Set<String> OF_OTHERS =
            Set.of("SPRING_CONFIG_IMPORT", "JAVA_TOOL_OPTIONS", "HADOOP_USER_NAME", "SPARK_LOCAL_DIRS");

    private Services() {}

    static String settingsFile(String service) {
        return service + "/src/main/resources/" + service + ".yml";
    }

    static boolean hasSettings(String service) {
        return Files.exists(ProjectFiles.path(settingsFile(service)));
    }

    /** Of these variables the ones that nobody reads. */
    static Set<String> unread(String service, Set<String> variables) {
        Set<String> unread = new TreeSet<>(variables);
        unread.removeAll(OF_OTHERS);
        Matcher matcher = PLACEHOLDER.matcher(ProjectFiles.text(settingsFile(service)));
        while (matcher.find()) {
            unread.remove(matcher.group(1));
        }
        return unread;
    }
}
