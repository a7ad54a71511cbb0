package io.plumbline.systemtests.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The overlay in which the profile worker starts executor pods: what its files say of each other is true. */
class SparkOnKubernetesTest {

    private static final String EXECUTOR = "spark-executor";
    private static final String NAME = "app.kubernetes.io/name";

    private final List<HasMetadata> objects = Kustomization.render("k8s/overlays/spark-on-kubernetes").stream()
            .map(TypedManifests::of)
            .toList();
    private final Map<String, String> settings =
            one(ConfigMap.class, "spark-settings").getData();
    private final Deployment worker = one(Deployment.class, "profile-worker");
    private final Container container =
            worker.getSpec().getTemplate().getSpec().getContainers().get(0);

    @Test
    void theWorker_mayDoWhatSparkDoes_andNobodyElseTalksToKubernetes() {
        Role role = one(Role.class, "spark-driver");
        Map<String, List<String>> verbs = role.getRules().stream()
                .collect(Collectors.toMap(rule -> String.join(",", rule.getResources()), PolicyRule::getVerbs));
        assertThat(verbs.get("pods")).contains("create", "get", "list", "watch", "delete", "deletecollection");
        assertThat(verbs.get("configmaps")).contains("create", "get", "list", "delete", "deletecollection");
        assertThat(verbs.keySet()).noneMatch(resources -> resources.contains("secrets") || resources.contains("*"));
        RoleBinding binding = one(RoleBinding.class, "spark-driver");
        assertThat(binding.getRoleRef().getName()).isEqualTo("spark-driver");
        assertThat(binding.getSubjects())
                .singleElement()
                .satisfies(subject -> assertThat(subject.getName())
                        .isEqualTo(worker.getSpec().getTemplate().getSpec().getServiceAccountName()));
        for (Deployment deployment : all(Deployment.class)) {
            assertThat(deployment.getSpec().getTemplate().getSpec().getAutomountServiceAccountToken())
                    .as(deployment.getMetadata().getName())
                    .isEqualTo(deployment.equals(worker));
        }
        assertThat(one(ServiceAccount.class, EXECUTOR).getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void theSettings_areSparks_andAreWhereTheWorkerIsTold() throws IOException {
        Properties spark = sparkSettings();
        assertThat(spark.stringPropertyNames()).allMatch(name -> name.startsWith("spark."));
        String folder = container.getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals("spark-settings"))
                .findFirst()
                .orElseThrow()
                .getMountPath();
        Map<String, String> variables = container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        assertThat(settings).containsKeys("spark.conf", "executor-pod.yaml");
        assertThat(variables)
                .containsEntry("PLUMBLINE_SPARK_CONF_FILE", folder + "/spark.conf")
                .containsEntry("PLUMBLINE_SPARK_MASTER", "k8s://https://kubernetes.default.svc");
        assertThat(spark)
                .containsEntry("spark.kubernetes.executor.podTemplateFile", folder + "/executor-pod.yaml")
                .containsEntry(
                        "spark.kubernetes.namespace", worker.getMetadata().getNamespace())
                .containsEntry("spark.kubernetes.authenticate.executor.serviceAccountName", EXECUTOR)
                .containsEntry("spark.authenticate", "true")
                .containsEntry("spark.network.crypto.enabled", "true");
        assertThat(Services.unread(
                        "profile-worker",
                        container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet())))
                .isEmpty();
    }

    @Test
    void executors_runTheSparkThatTheWorkerHas_confined() throws IOException {
        Properties spark = sparkSettings();
        String version =
                ProjectFiles.text("pom.xml").replaceFirst("(?s).*<spark.version>([^<]+)</spark.version>.*", "$1");
        assertThat(spark.getProperty("spark.kubernetes.container.image"))
                .startsWith("apache/spark:" + version + "-scala2.13-java17");
        Pod pod = (Pod) TypedManifests.of(
                YamlFiles.read(settings.get("executor-pod.yaml")).get(0));
        assertThat(pod.getMetadata().getLabels()).containsEntry(NAME, EXECUTOR);
        assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        Container executor = pod.getSpec().getContainers().get(0);
        assertThat(executor.getName()).isEqualTo(spark.get("spark.kubernetes.executor.podTemplateContainerName"));
        assertThat(executor.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(executor.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void policies_letDriverAndExecutorsTalk_onTheirFixedPorts() throws IOException {
        Properties spark = sparkSettings();
        Set<Integer> driver = Set.of(
                Integer.valueOf(spark.getProperty("spark.driver.port")),
                Integer.valueOf(spark.getProperty("spark.driver.blockManager.port")));
        Set<Integer> executor = Set.of(Integer.valueOf(spark.getProperty("spark.blockManager.port")));
        assertThat(container.getPorts().stream().map(port -> port.getContainerPort()))
                .containsAll(driver);

        NetworkPolicy ofDriver = one(NetworkPolicy.class, "spark-driver");
        assertThat(ofDriver.getSpec().getPodSelector().getMatchLabels()).containsEntry(NAME, "profile-worker");
        assertThat(ports(ofDriver.getSpec().getIngress().get(0).getPorts())).isEqualTo(driver);
        NetworkPolicy ofExecutors = one(NetworkPolicy.class, "spark-executors");
        assertThat(ofExecutors.getSpec().getPodSelector().getMatchLabels()).containsEntry(NAME, EXECUTOR);
        assertThat(ports(ofExecutors.getSpec().getIngress().get(0).getPorts())).isEqualTo(executor);
        assertThat(ports(ofExecutors.getSpec().getEgress().get(0).getPorts())).isEqualTo(driver);
        assertThat(ports(ofExecutors.getSpec().getEgress().get(1).getPorts())).isEqualTo(executor);
    }

    private Properties sparkSettings() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(settings.get("spark.conf")));
        return properties;
    }

    private static Set<Integer> ports(List<NetworkPolicyPort> ports) {
        return ports.stream().map(port -> port.getPort().getIntVal()).collect(Collectors.toSet());
    }

    private <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
