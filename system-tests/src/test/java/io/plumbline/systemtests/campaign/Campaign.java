package io.plumbline.systemtests.campaign;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.systemtests.campaign.Auditor.Violation;
import io.plumbline.systemtests.campaign.KillPlan.Kill;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.TemporaryDirectories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills one embedded default again and again while clients work with it, lets it come to rest, and has it audited. */
final class Campaign implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Campaign.class);
    private static final Duration CALM_RUN = Duration.ofSeconds(120);
    private static final String RANDOM = "random";
    /** Short leases, so that claims come back between two kills; attempts enough for every kill to hit the same item. */
    private static final String SETTINGS = "{\"plumbline.work.lease-seconds\":6,\"plumbline.work.max-attempts\":50,"
            + "\"plumbline.work.backoff\":\"500ms\",\"plumbline.worker.heartbeat-interval\":\"1s\","
            + "\"plumbline.worker.chunk-size\":\"2KB\"," + LineageTopic.SETTINGS + "}";

    private final Settings settings;
    private final EmbeddedDefault platform;
    private final Ledger ledger = new Ledger();
    private final Map<Integer, String> base = new TreeMap<>();
    private final Map<Integer, Map<String, String>> calm = new TreeMap<>();
    private final List<Long> upAgain = new ArrayList<>();
    private final List<Double> loads = new ArrayList<>();
    private final Map<String, Integer> killedAt = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private final Map<String, String> endsSeen = new LinkedHashMap<>();
    private int kills;

    /**
     * A campaign's size.
     *
     * @param environment of every process; sabotage goes here
     * @param patience how long it may take to come to rest after the last kill
     */
    record Settings(
            long seed,
            int namedKills,
            int randomKills,
            int wishes,
            Map<String, String> environment,
            Duration patience) {}

    Campaign(Settings settings) {
        this.settings = settings;
        Path root = TemporaryDirectories.create("campaign");
        CampaignFiles.write(root);
        platform = EmbeddedDefault.fresh()
                .withRoot(CampaignFiles.ROOT_NAME, root)
                .withEnvironment("SPRING_APPLICATION_JSON", SETTINGS);
        settings.environment().forEach(platform::withEnvironment);
    }

    /** Runs to the end; what is wrong is in the report. */
    CampaignReport run() throws InterruptedException {
        Instant began = Instant.now();
        platform.start();
        LineageTopic.create(Evidence.broker(platform));
        calmRun();
        Random random = new Random(settings.seed());
        List<Kill> plan = KillPlan.shuffled(settings.namedKills(), settings.randomKills(), random);
        int perRound = Math.max(1, settings.wishes() / Math.max(1, plan.size()));
        int repeats;
        int wished = 0;
        try (Driver driver = new Driver(ledger, "c" + settings.seed(), base, random)) {
            driver.talkTo(platform.api());
            // Deaths while it starts come on top of the plan; enough is enough.
            for (int i = 0; i < plan.size() && kills < plan.size(); i++) {
                Kill kill = plan.get(i);
                driver.wish(perRound);
                wished += perRound;
                if (kill.place().isPresent() && i > 0) {
                    awaitDeath(kill.place().get(), kill.after());
                } else {
                    TimeUnit.MILLISECONDS.sleep(kill.after().toMillis());
                    died(RANDOM);
                }
                // After the last death it stays up, whatever is left of the plan.
                boolean more = i + 1 < plan.size() && kills < plan.size();
                Optional<String> nextPlace = more ? plan.get(i + 1).place() : Optional.empty();
                restart(nextPlace, driver);
                look();
            }
            driver.wish(settings.wishes() - wished);
            repose(driver);
            repeats = driver.repeats();
            surprises.addAll(driver.surprises());
        }
        look();
        Evidence evidence = Evidence.gather(platform, ledger, calm, base, surprises);
        return report(began, evidence, Auditor.audit(evidence), repeats);
    }

    EmbeddedDefault platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
    }

    /** One datastore of each variant tells what is right, another one of each is worked with. */
    private void calmRun() {
        Api api = platform.api();
        Map<Integer, String> ids = new TreeMap<>();
        for (int variant = 0; variant < CampaignFiles.VARIANTS; variant++) {
            ids.put(variant, register(api, "calm", variant));
            base.put(variant, register(api, "base", variant));
        }
        base.values().forEach(id -> awaitProfile(api, id));
        ids.forEach((variant, id) -> {
            awaitProfile(api, id);
            calm.put(variant, Results.of(api, id));
        });
        assertThat(calm.values())
                .allSatisfy(results -> assertThat(results)
                        .isNotEmpty()
                        .allSatisfy((container, text) ->
                                assertThat(text).contains("nullCount").doesNotContain("rows -1")));
    }

    private static String register(Api api, String name, int variant) {
        return api.registerFiles(name + " v" + variant, CampaignFiles.ROOT_NAME, CampaignFiles.folder(variant), true)
                .datastoreId();
    }

    private static void awaitProfile(Api api, String datastoreId) {
        JsonNode profile = api.awaitProfile(datastoreId, CALM_RUN);
        assertThat(profile.path("status").asString()).as(profile.toString()).isEqualTo("SUCCEEDED");
    }

    private void awaitDeath(String place, Duration atMost) {
        try {
            await().atMost(atMost)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !platform.process().isAlive());
            died(place);
        } catch (ConditionTimeoutException e) {
            missed.add(place);
            died(RANDOM);
        }
    }

    private void died(String place) {
        platform.kill();
        kills++;
        killedAt.merge(place.replaceFirst(":.*", ""), 1, Integer::sum);
        log.info("Kill {} at {}", kills, place);
    }

    /** It may come to the place where it kills itself while it starts, by what the last kill left; then it is started again. */
    private void restart(Optional<String> place, Driver driver) {
        place.ifPresentOrElse(
                name -> platform.withEnvironment(CrashPoints.VARIABLE, name),
                () -> platform.withoutEnvironment(CrashPoints.VARIABLE));
        long begin = System.nanoTime();
        platform.launch();
        if (place.isPresent() && diedWhileStarting()) {
            died(place.get());
            platform.withoutEnvironment(CrashPoints.VARIABLE);
            begin = System.nanoTime();
            platform.launch();
        }
        platform.awaitUp();
        upAgain.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        loads.add(machine.getSystemLoadAverage() / machine.getAvailableProcessors());
        driver.talkTo(platform.api());
    }

    private boolean diedWhileStarting() {
        await().atMost(EmbeddedDefault.START)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !platform.process().isAlive() || isUp());
        return !platform.process().isAlive();
    }

    private boolean isUp() {
        return platform.process().lines().stream().anyMatch(line -> line.contains(EmbeddedDefault.UP));
    }

    /** What was seen to have ended stays ended, and the same. The cheap audit after each restart. */
    private void look() {
        List<JsonNode> operations;
        try {
            operations = platform.api().all("/api/v1/operations");
        } catch (Api.UnreachableException e) {
            return;
        }
        Map<String, String> now = operations.stream()
                .collect(Collectors.toMap(
                        operation -> operation.path("id").asString(),
                        operation -> operation.path("status").asString()));
        endsSeen.forEach((id, status) -> {
            if (!status.equals(now.get(id))) {
                surprises.add("operation " + id + " had ended as " + status + " and now is " + now.get(id));
            }
        });
        operations.stream()
                .filter(operation -> operation.path("finishedAt").isString())
                .forEach(operation -> endsSeen.put(
                        operation.path("id").asString(),
                        operation.path("status").asString()));
    }

    /** Returns when every wish is fulfilled and every operation has ended, or the patience is. */
    private void repose(Driver driver) {
        platform.withoutEnvironment(CrashPoints.VARIABLE);
        if (!platform.process().isAlive()) {
            platform.start();
            driver.talkTo(platform.api());
        }
        try {
            await().atMost(settings.patience())
                    .ignoreException(Api.UnreachableException.class)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        List<JsonNode> operations = platform.api().all("/api/v1/operations");
                        Set<String> known = new HashSet<>();
                        operations.forEach(
                                operation -> known.add(operation.path("id").asString()));
                        return driver.pending() == 0
                                && ledger.all().stream().allMatch(promise -> known.contains(promise.operationId()))
                                && operations.stream()
                                        .allMatch(operation ->
                                                operation.path("finishedAt").isString())
                                && profilesFollowed(operations);
                    });
            // Facts may still be on their way: two looks with nothing new between them. Lineage follows the facts.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        String broker = Evidence.broker(platform);
                        int before = Facts.all(broker).size();
                        TimeUnit.SECONDS.sleep(2);
                        List<Facts.Seen> facts = Facts.all(broker);
                        return facts.size() == before
                                && LineageTopic.told(broker)
                                        .keySet()
                                        .containsAll(
                                                LineageTopic.expected(facts).keySet());
                    });
        } catch (ConditionTimeoutException e) {
            log.warn("Not at rest within {}; {} requests unanswered", settings.patience(), driver.pending());
        }
    }

    private boolean profilesFollowed(List<JsonNode> operations) {
        Set<String> profiled = operations.stream()
                .filter(operation -> operation.path("type").asString().equals("PROFILE"))
                .map(operation -> operation.path("datastoreId").asString())
                .collect(Collectors.toSet());
        return ledger.of(Ledger.Kind.REGISTER).stream().allMatch(promise -> profiled.contains(promise.datastoreId()));
    }

    private CampaignReport report(Instant began, Evidence evidence, List<Violation> violations, int repeats) {
        Map<String, Integer> byStatus = new TreeMap<>();
        evidence.operations()
                .values()
                .forEach(operation -> byStatus.merge(operation.path("status").asString(), 1, Integer::sum));
        long distinct = evidence.facts().stream().map(Facts.Seen::id).distinct().count();
        return new CampaignReport(
                settings.seed(),
                began,
                Duration.between(began, Instant.now()).toSeconds(),
                kills,
                killedAt,
                missed,
                ledger.all().size(),
                evidence.operations().size(),
                byStatus,
                repeats,
                evidence.facts().size(),
                evidence.facts().size() - distinct,
                violations.stream().filter(v -> v.what().contains("is gone")).count(),
                violations.stream().map(Violation::toString).toList(),
                upAgain,
                CampaignReport.percentile(upAgain, 0.5),
                CampaignReport.percentile(upAgain, 0.95),
                CampaignReport.percentile(upAgain, 1),
                loads.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }
}
