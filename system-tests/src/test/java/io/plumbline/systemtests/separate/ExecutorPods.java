package io.plumbline.systemtests.separate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.systemtests.deployment.ProjectFiles;
import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.TemporaryDirectories;

/**
 * A Kubernetes of this machine, as far as Spark needs it: an API that keeps objects, and a kubelet that runs what the pods of executors say, as
 * the entry point of Spark's image does, in processes of an installation that has nothing of ours. The overlay's settings are used as shipped,
 * but for ports, sizes and the folder of the template.
 */
final class ExecutorPods implements AutoCloseable {

    static final String NAMESPACE = "plumbline";
    static final String DRIVER = "profile-worker-0";

    private static final Logger log = LoggerFactory.getLogger(ExecutorPods.class);
    private static final String OVERLAY = "k8s/overlays/spark-on-kubernetes/settings.yaml";
    private static final String MOUNTED = "/etc/plumbline/spark/";
    private static final String BACKEND = "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend";
    private static final Duration STOP = Duration.ofSeconds(20);
    /** Tells of each request otherwise; kept here, as the JVM would forget its level. */
    private static final java.util.logging.Logger SERVER =
            java.util.logging.Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER.setLevel(Level.WARNING);
    }

    /** Two executors that fit this machine, and a job that waits for both. */
    private static final String SMALL = """
            spark.executor.instances 2
            spark.executor.cores 1
            spark.executor.memory 500m
            spark.executor.extraJavaOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC
            spark.scheduler.minRegisteredResourcesRatio 1.0
            spark.scheduler.maxRegisteredResourcesWaitingTime 60s
            spark.driver.port 0
            spark.driver.blockManager.port 0
            spark.blockManager.port 0
            """;

    private final SparkInstallation installation = SparkInstallation.create();
    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final ScheduledExecutorService kubelet = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Pod> started = new LinkedHashMap<>();
    private final Map<String, ChildJvm> running = new LinkedHashMap<>();
    private KubernetesClient client;

    ExecutorPods start() {
        server.init(InetAddress.getLoopbackAddress(), 0);
        client = server.createClient();
        Pod driver = new PodBuilder()
                .withNewMetadata()
                .withName(DRIVER)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        client.pods().inNamespace(NAMESPACE).resource(driver).create();
        kubelet.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
        return this;
    }

    String master() {
        return "k8s://http://" + SparkInstallation.HOST + ":" + server.getPort();
    }

    /** Of the worker's Spark. */
    String settings() {
        try {
            Map<String, String> files = Serialization.unmarshal(ProjectFiles.text(OVERLAY), ConfigMap.class)
                    .getData();
            Path folder = TemporaryDirectories.create("spark-settings");
            Files.writeString(folder.resolve("executor-pod.yaml"), files.get("executor-pod.yaml"));
            return files.get("spark.conf").replace(MOUNTED, folder + "/") + SMALL;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every executor's pod that was made so far, as it was made. */
    synchronized List<Pod> started() {
        return List.copyOf(started.values());
    }

    /** What executors have said, for the message of a test that failed. */
    synchronized String lines() {
        return running.values().stream()
                .flatMap(process -> process.lines().stream())
                .collect(Collectors.joining("\n"));
    }

    /** Names of executors' pods that are there now. */
    List<String> living() {
        return executors().stream().map(pod -> pod.getMetadata().getName()).toList();
    }

    @Override
    public synchronized void close() {
        kubelet.shutdownNow();
        running.values().forEach(ChildJvm::close);
        client.close();
        server.destroy();
    }

    private List<Pod> executors() {
        return client.pods().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(pod -> !pod.getMetadata().getName().equals(DRIVER))
                .toList();
    }

    private synchronized void look() {
        try {
            List<Pod> wanted = executors();
            for (Pod pod : wanted) {
                if (started.putIfAbsent(pod.getMetadata().getName(), pod) == null) {
                    run(pod);
                }
            }
            List<String> names =
                    wanted.stream().map(pod -> pod.getMetadata().getName()).toList();
            running.entrySet().removeIf(each -> {
                boolean gone = !names.contains(each.getKey());
                if (gone) {
                    each.getValue().stop(STOP);
                }
                return gone;
            });
        } catch (RuntimeException e) {
            log.warn("The kubelet looks again", e);
        }
    }

    private void run(Pod pod) {
        Container container = pod.getSpec().getContainers().get(0);
        Map<String, String> environment = container.getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, variable -> valueOf(variable, pod), (first, last) -> last));
        if (!container.getArgs().equals(List.of("executor"))) {
            throw new IllegalStateException("args: " + container.getArgs() + " (expected: [executor])");
        }
        var jvm = installation
                .jvm(BACKEND)
                // Where its jars are put.
                .directory(TemporaryDirectories.create("pod"))
                .jvmArguments("-Xmx" + environment.get("SPARK_EXECUTOR_MEMORY"))
                .environment(environment)
                .arguments(
                        "--driver-url", environment.get("SPARK_DRIVER_URL"),
                        "--executor-id", environment.get("SPARK_EXECUTOR_ID"),
                        "--cores", environment.get("SPARK_EXECUTOR_CORES"),
                        "--app-id", environment.get("SPARK_APPLICATION_ID"),
                        "--hostname", environment.get("SPARK_EXECUTOR_POD_IP"),
                        "--resourceProfileId", environment.get("SPARK_RESOURCE_PROFILE_ID"),
                        "--podName", environment.get("SPARK_EXECUTOR_POD_NAME"));
        for (int i = 0; environment.containsKey("SPARK_JAVA_OPT_" + i); i++) {
            jvm.jvmArguments(environment.get("SPARK_JAVA_OPT_" + i));
        }
        running.put(pod.getMetadata().getName(), jvm.start());
        client.pods()
                .resource(new PodBuilder(pod)
                        .withNewStatus()
                        .withPhase("Running")
                        .withPodIP(SparkInstallation.HOST)
                        .endStatus()
                        .build())
                .updateStatus();
    }

    private static String valueOf(EnvVar variable, Pod pod) {
        if (variable.getValueFrom() == null || variable.getValueFrom().getFieldRef() == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        String path = variable.getValueFrom().getFieldRef().getFieldPath();
        return switch (path) {
            case "status.podIP" -> SparkInstallation.HOST;
            case "metadata.name" -> pod.getMetadata().getName();
            default -> throw new IllegalStateException(variable.getName() + ": " + path);
        };
    }
}
