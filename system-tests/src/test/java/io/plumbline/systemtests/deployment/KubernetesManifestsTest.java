package io.plumbline.systemtests.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every field of every manifest is one that Kubernetes knows, and what they say of each other is true. */
@ParameterizedClass
@ValueSource(strings = {"k8s/base", "k8s/overlays/local", "k8s/overlays/production"})
class KubernetesManifestsTest {

    private final String directory;
    private final List<ObjectNode> manifests;
    private final List<HasMetadata> objects;

    KubernetesManifestsTest(String directory) {
        this.directory = directory;
        this.manifests = Kustomization.render(directory);
        this.objects = manifests.stream().map(TypedManifests::of).toList();
    }

    @Test
    void theFourServices_areThere_andNoSecretIs() {
        assertThat(all(Deployment.class))
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(Services.NAMES);
        assertThat(objects).noneMatch(object -> object.getKind().equals("Secret"));
        assertThat(objects.stream()
                        .map(object ->
                                object.getKind() + "/" + object.getMetadata().getName()))
                .doesNotHaveDuplicates();
        assertThat(objects)
                .filteredOn(object -> !object.getKind().equals("Namespace"))
                .allMatch(object -> "plumbline".equals(object.getMetadata().getNamespace()));
    }

    @Test
    void anUnknownField_isNoticed_atAnyDepth() {
        ObjectNode broken = manifests.stream()
                .filter(manifest -> manifest.path("kind").asString().equals("Deployment"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        ((ObjectNode) broken.at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 5);

        assertThatThrownBy(() -> TypedManifests.of(broken)).hasMessageContaining("periodSecond");
    }

    @Test
    void everyPod_isRestricted_hasLimits_andGetsNoTokenOfTheCluster() {
        for (PodTemplateSpec pod : pods()) {
            String name = nameOf(pod);
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot())
                    .as(name)
                    .isTrue();
            assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault");
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .as(name)
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                if (!name.equals("kafka")) {
                    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                            .as(name)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void images_arePinned_whereTheyAreApplied() {
        for (PodTemplateSpec pod : pods()) {
            String image = pod.getSpec().getContainers().get(0).getImage();
            if (directory.equals("k8s/base")) {
                assertThat(image).isEqualTo("plumbline/" + nameOf(pod));
            } else {
                assertThat(image).matches("[a-z/-]+:[0-9]+\\.[0-9]+\\.[0-9]+");
            }
        }
    }

    @Test
    void probes_askRealEndpoints_onPortsThatTheContainerHas() {
        for (Deployment deployment : all(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            Container container =
                    deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
            Map<String, Integer> ports = container.getPorts().stream()
                    .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));

            assertThat(ports.get("management")).isEqualTo(Services.MANAGEMENT_PORTS.get(name));
            assertThat(ports.get("http")).isEqualTo(Services.HTTP_PORTS.get(name));
            for (Probe probe :
                    List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())) {
                assertThat(Services.HEALTH_PATHS).contains(probe.getHttpGet().getPath());
                assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
            }
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
            Map<String, String> annotations =
                    deployment.getSpec().getTemplate().getMetadata().getAnnotations();
            assertThat(annotations)
                    .containsEntry("prometheus.io/port", String.valueOf(Services.MANAGEMENT_PORTS.get(name)))
                    .containsEntry("prometheus.io/path", "/actuator/prometheus");
            assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isEqualTo(75);
            assertThat(container.getLifecycle().getPreStop().getSleep().getSeconds())
                    .isPositive();
        }
    }

    @Test
    void selectors_matchPods_andServicesPointToPortsThatAreThere() {
        for (Service service : all(Service.class)) {
            List<PodTemplateSpec> selected = podsWith(service.getSpec().getSelector());
            assertThat(selected).as(service.getMetadata().getName()).hasSize(1);
            Set<String> ports = selected.get(0).getSpec().getContainers().get(0).getPorts().stream()
                    .map(ContainerPort::getName)
                    .collect(Collectors.toSet());
            service.getSpec().getPorts().forEach(port -> {
                assertThat(ports).contains(port.getTargetPort().getStrVal());
                assertThat(port.getPort())
                        .isIn(selected.get(0).getSpec().getContainers().get(0).getPorts().stream()
                                .map(ContainerPort::getContainerPort)
                                .toList());
            });
        }
        for (PodDisruptionBudget budget : all(PodDisruptionBudget.class)) {
            assertThat(podsWith(budget.getSpec().getSelector().getMatchLabels()))
                    .hasSize(1);
        }
        assertThat(all(PodDisruptionBudget.class)).hasSize(Services.NAMES.size());
        for (Deployment deployment : all(Deployment.class)) {
            assertThat(matches(
                            deployment.getSpec().getSelector(),
                            deployment.getSpec().getTemplate().getMetadata().getLabels()))
                    .isTrue();
        }
        for (StatefulSet set : all(StatefulSet.class)) {
            assertThat(set.getSpec().getServiceName())
                    .isIn(all(Service.class).stream()
                            .map(service -> service.getMetadata().getName())
                            .toList());
        }
        Set<String> accounts = all(ServiceAccount.class).stream()
                .map(account -> account.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(all(Deployment.class))
                .allMatch(deployment -> accounts.contains(
                        deployment.getSpec().getTemplate().getSpec().getServiceAccountName()));
        assertThat(all(ServiceAccount.class)).noneMatch(ServiceAccount::getAutomountServiceAccountToken);
    }

    @Test
    void autoscalers_scaleWorkersOnly_onTheDocumentedMetric() {
        List<HorizontalPodAutoscaler> autoscalers = all(HorizontalPodAutoscaler.class);
        assertThat(autoscalers).hasSize(directory.endsWith("production") ? 2 : 0);
        for (HorizontalPodAutoscaler autoscaler : autoscalers) {
            Deployment target = all(Deployment.class).stream()
                    .filter(deployment -> deployment
                            .getMetadata()
                            .getName()
                            .equals(autoscaler.getSpec().getScaleTargetRef().getName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(target.getMetadata().getName()).endsWith("-worker");
            assertThat(target.getSpec().getReplicas())
                    .as("the autoscaler's alone")
                    .isNull();
            String metric = autoscaler
                    .getSpec()
                    .getMetrics()
                    .get(0)
                    .getExternal()
                    .getMetric()
                    .getName();
            assertThat(metric).isEqualTo("plumbline_work_items_queued");
            assertThat(ProjectFiles.text("k8s/README.md")).contains("as: " + metric);
        }
    }

    @Test
    void secretsAndSettings_areReferredTo_asTheReadmeNamesThem() {
        String readme = ProjectFiles.text("k8s/README.md");
        Set<String> maps = all(ConfigMap.class).stream()
                .map(map -> map.getMetadata().getName())
                .collect(Collectors.toSet());
        for (PodTemplateSpec pod : pods()) {
            Container container = pod.getSpec().getContainers().get(0);
            Set<String> mounted = new HashSet<>();
            container.getVolumeMounts().forEach(mount -> mounted.add(mount.getName()));
            List<Volume> volumes = pod.getSpec().getVolumes();
            assertThat(mounted)
                    .as(nameOf(pod))
                    .containsAll(volumes.stream().map(Volume::getName).toList());
            volumes.stream().map(Volume::getSecret).filter(Objects::nonNull).forEach(secret -> {
                assertThat(readme).contains("create secret generic " + secret.getSecretName());
                assertThat(secret.getDefaultMode()).isEqualTo(0440);
            });
            volumes.stream()
                    .map(Volume::getConfigMap)
                    .filter(Objects::nonNull)
                    .forEach(map -> assertThat(maps).contains(map.getName()));
            container
                    .getEnvFrom()
                    .forEach(from ->
                            assertThat(maps).contains(from.getConfigMapRef().getName()));
            container.getEnv().stream()
                    .filter(variable -> variable.getValueFrom() != null)
                    .map(variable -> variable.getValueFrom().getSecretKeyRef())
                    .forEach(key -> assertThat(readme)
                            .contains("create secret generic " + key.getName())
                            .containsPattern("(--from-literal=|--from-file=)" + key.getKey() + "="));
        }
        assertThat(podsThatMount("plumbline-sealing-private-keys"))
                .containsExactlyInAnyOrder("catalog-worker", "profile-worker");
        assertThat(podsThatMount("plumbline-admin-token")).containsExactly("gateway");
    }

    @Test
    void everyVariable_isReadByItsService() {
        for (Deployment deployment : all(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            Set<String> variables = new HashSet<>();
            deployment
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .get(0)
                    .getEnv()
                    .forEach(variable -> variables.add(variable.getName()));
            assertThat(Services.unread(name, variables)).as(name).isEmpty();
        }
    }

    private <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<PodTemplateSpec> pods() {
        List<PodTemplateSpec> pods = new ArrayList<>();
        all(Deployment.class).forEach(each -> pods.add(each.getSpec().getTemplate()));
        all(StatefulSet.class).forEach(each -> pods.add(each.getSpec().getTemplate()));
        return pods;
    }

    private List<PodTemplateSpec> podsWith(Map<String, String> labels) {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    private List<String> podsThatMount(String secret) {
        return pods().stream()
                .filter(pod -> pod.getSpec().getVolumes().stream()
                        .map(Volume::getSecret)
                        .filter(Objects::nonNull)
                        .anyMatch(each -> secret.equals(each.getSecretName())))
                .map(KubernetesManifestsTest::nameOf)
                .toList();
    }

    private static String nameOf(PodTemplateSpec pod) {
        return pod.getMetadata().getLabels().get("app.kubernetes.io/name");
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && Arrays.asList("app.kubernetes.io/name")
                        .containsAll(selector.getMatchLabels().keySet());
    }
}
