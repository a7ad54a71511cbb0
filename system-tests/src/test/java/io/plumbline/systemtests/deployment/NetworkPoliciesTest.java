package io.plumbline.systemtests.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays the policies through: who may call whom, out of the caller and into the called. */
class NetworkPoliciesTest {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Set<String> PODS =
            Set.of("gateway", "datastore-service", "catalog-worker", "profile-worker", "kafka", "mongodb");

    private final List<NetworkPolicy> policies = Kustomization.render("k8s/overlays/local").stream()
            .map(TypedManifests::of)
            .filter(NetworkPolicy.class::isInstance)
            .map(NetworkPolicy.class::cast)
            .toList();

    @Test
    void withoutAPolicyOfItsOwn_nothingIsAllowed() {
        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
            assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
        });
    }

    @Test
    void betweenPods_onlyTheseCallsPass() {
        Set<String> allowed = new TreeSet<>();
        Map<String, Integer> ports =
                Map.of("gateway", 8080, "datastore-service", 8082, "kafka", 9092, "mongodb", 27017);
        for (String caller : PODS) {
            ports.forEach((called, port) -> {
                if (!caller.equals(called) && out(caller, called, port) && in(caller, called, port)) {
                    allowed.add(caller + " -> " + called);
                }
            });
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "gateway -> kafka",
                        "gateway -> datastore-service",
                        "datastore-service -> kafka",
                        "datastore-service -> mongodb",
                        "catalog-worker -> kafka",
                        "catalog-worker -> datastore-service",
                        "profile-worker -> kafka",
                        "profile-worker -> datastore-service",
                        // Workers may call any address, and the gateway lets anybody in: harmless, it asks for a token.
                        "catalog-worker -> gateway",
                        "profile-worker -> gateway");
    }

    @Test
    void onlyWorkers_reachTheSources_andNeverTheCloudsMetadata() {
        for (NetworkPolicy policy : policies) {
            if (policy.getSpec().getEgress() == null) {
                continue;
            }
            policy.getSpec().getEgress().stream()
                    .flatMap(rule -> rule.getTo().stream())
                    .filter(peer -> peer.getIpBlock() != null)
                    .forEach(peer -> {
                        assertThat(PODS.stream()
                                        .filter(pod -> selects(policy.getSpec().getPodSelector(), pod)))
                                .containsExactlyInAnyOrder("catalog-worker", "profile-worker");
                        assertThat(peer.getIpBlock().getExcept()).containsAnyOf("169.254.0.0/16", "fd00:ec2::254/128");
                    });
        }
    }

    @Test
    void metrics_areReadFromTheMonitoringNamespaceOnly() {
        for (Map.Entry<String, Integer> service : Services.MANAGEMENT_PORTS.entrySet()) {
            List<NetworkPolicyPeer> readers = new ArrayList<>();
            for (NetworkPolicy policy : policies) {
                if (selects(policy.getSpec().getPodSelector(), service.getKey())
                        && policy.getSpec().getIngress() != null) {
                    policy.getSpec().getIngress().stream()
                            .filter(rule -> opens(rule.getPorts(), service.getValue()))
                            .forEach(rule -> readers.addAll(rule.getFrom()));
                }
            }
            assertThat(readers)
                    .hasSize(1)
                    .allSatisfy(
                            reader -> assertThat(reader.getNamespaceSelector().getMatchLabels())
                                    .containsEntry("kubernetes.io/metadata.name", "monitoring"));
        }
    }

    private boolean out(String caller, String called, int port) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Egress")
                        && selects(policy.getSpec().getPodSelector(), caller)
                        && policy.getSpec().getEgress() != null)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> opens(rule.getPorts(), port) && names(rule.getTo(), called));
    }

    private boolean in(String caller, String called, int port) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Ingress")
                        && selects(policy.getSpec().getPodSelector(), called)
                        && policy.getSpec().getIngress() != null)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> opens(rule.getPorts(), port) && names(rule.getFrom(), caller));
    }

    private static boolean opens(List<NetworkPolicyPort> ports, int port) {
        return ports == null
                || ports.isEmpty()
                || ports.stream().anyMatch(each -> each.getPort().getIntVal() == port);
    }

    private static boolean names(List<NetworkPolicyPeer> peers, String pod) {
        if (peers == null || peers.isEmpty()) {
            return true;
        }
        return peers.stream().anyMatch(peer -> {
            if (peer.getIpBlock() != null) {
                return true;
            }
            boolean otherNamespace = peer.getNamespaceSelector() != null
                    && peer.getNamespaceSelector().getMatchLabels() != null
                    && !peer.getNamespaceSelector().getMatchLabels().isEmpty();
            return !otherNamespace && peer.getPodSelector() != null && selects(peer.getPodSelector(), pod);
        });
    }

    private static boolean selects(LabelSelector selector, String pod) {
        boolean byLabel = selector.getMatchLabels() == null
                || selector.getMatchLabels().isEmpty()
                || pod.equals(selector.getMatchLabels().get(NAME));
        boolean byExpression = selector.getMatchExpressions() == null
                || selector.getMatchExpressions().stream()
                        .allMatch(expression -> expression.getOperator().equals("In")
                                && expression.getValues().contains(pod));
        return byLabel && byExpression;
    }
}
