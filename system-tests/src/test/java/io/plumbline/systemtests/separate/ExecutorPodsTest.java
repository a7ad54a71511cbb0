package io.plumbline.systemtests.separate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import io.plumbline.embedded.BrokerProcess;
import io.plumbline.embedded.StoreProcess;
import io.plumbline.systemtests.campaign.CampaignFiles;
import io.plumbline.systemtests.campaign.Results;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.Stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The master {@code k8s://}, from the request for a pod to its end, with the settings of the overlay. */
class ExecutorPodsTest {

    private static final int FILES = 3;
    private static final int ROWS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String HERE = Cluster.PROFILE_WORKER + "-1";
    private static final String IN_A_POD = "profile-worker-in-a-pod";

    @TempDir
    Path files;

    @Test
    void aWorkerInKubernetes_profilesInPodsOfItsOwn_findsTheSame_andTakesThemAlong() {
        for (int file = 0; file < FILES; file++) {
            String text = CampaignFiles.orders(
                    RandomGeneratorFactory.of("L64X128MixRandom").create(file + 7L), ROWS + file);
            CampaignFiles.write(files.resolve("shop/orders_of_" + (char) ('a' + file) + ".csv"), text);
        }
        try (Cluster cluster = new Cluster(
                                Server.namedOr(Brokers.VARIABLE, BrokerProcess.class),
                                Server.namedOr(Stores.VARIABLE, StoreProcess.class))
                        .withRoot("files", files)
                        .start(1);
                ExecutorPods pods = new ExecutorPods().start()) {
            Api api = cluster.api();
            String shop = api.registerFiles("shop", "files", "shop", true).datastoreId();
            JsonNode first = api.awaitProfile(shop, PATIENCE);
            assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("SUCCEEDED");
            Map<String, String> expected = Results.of(api, shop);
            cluster.process(HERE).stop(PATIENCE);

            cluster.spark(pods.master(), pods.settings(), Map.of("PLUMBLINE_SPARK_DRIVER_POD", ExecutorPods.DRIVER));
            cluster.launch(Cluster.PROFILE_WORKER, IN_A_POD);
            cluster.awaitReady(IN_A_POD);
            JsonNode ended =
                    api.awaitEnd(api.run(shop, Map.of("type", "PROFILE", "profile", Map.of("full", true))), PATIENCE);

            assertThat(ended.path("status").asString())
                    .as(ended + "\n"
                            + String.join("\n", cluster.process(IN_A_POD).lines()) + "\n" + pods.lines())
                    .isEqualTo("SUCCEEDED");
            assertThat(Results.of(api, shop)).isEqualTo(expected);
            assertThat(pods.started()).hasSize(2).allSatisfy(ExecutorPodsTest::assertAsInTheOverlay);
            cluster.process(IN_A_POD).stop(PATIENCE);
            await().atMost(PATIENCE).until(pods::living, List::isEmpty);
        }
    }

    private static void assertAsInTheOverlay(Pod pod) {
        assertThat(pod.getMetadata().getNamespace()).isEqualTo(ExecutorPods.NAMESPACE);
        assertThat(pod.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "spark-executor");
        assertThat(pod.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getName()).isEqualTo(ExecutorPods.DRIVER));
        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("spark-executor");
        assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSpec().getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getImage()).startsWith("apache/spark:");
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
        });
    }
}
