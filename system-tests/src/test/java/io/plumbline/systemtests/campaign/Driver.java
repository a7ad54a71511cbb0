package io.plumbline.systemtests.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.plumbline.systemtests.campaign.Ledger.Accepted;
import io.plumbline.systemtests.campaign.Ledger.Kind;
import io.plumbline.systemtests.platform.Api;

/** Clients that want something, keep asking under the same Idempotency-Key until they get a 2xx, and write that down. */
final class Driver implements AutoCloseable {

    private static final int CLIENTS = 3;
    private static final long PAUSE_MILLIS = 100;

    private final Ledger ledger;
    private final String campaign;
    private final Map<Integer, String> base;
    private final Semaphore wishes = new Semaphore(0);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile @Nullable Api api;
    private volatile boolean closed;

    /** @param base by variant: a datastore that exists already, for further catalogs and profiles */
    Driver(Ledger ledger, String campaign, Map<Integer, String> base, Random seeds) {
        this.ledger = ledger;
        this.campaign = campaign;
        this.base = base;
        for (int i = 0; i < CLIENTS; i++) {
            long seed = seeds.nextLong();
            Thread client = new Thread(() -> run(new Random(seed)), "client-" + i);
            client.setDaemon(true);
            clients.add(client);
        }
        clients.forEach(Thread::start);
    }

    /** Where the platform answers from now on. */
    void talkTo(Api platform) {
        api = platform;
    }

    void wish(int requests) {
        pending.addAndGet(requests);
        wishes.release(requests);
    }

    /** Requests that haven't got a 2xx yet. */
    int pending() {
        return pending.get();
    }

    /** Requests that were sent more than once. */
    int repeats() {
        return repeats.get();
    }

    /** Answers that no client should have got. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(Thread::interrupt);
    }

    private void run(Random random) {
        try {
            while (!closed) {
                wishes.acquire();
                try {
                    fulfil(random);
                } catch (RuntimeException e) {
                    surprises.add(String.valueOf(e));
                }
                pending.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fulfil(Random random) throws InterruptedException {
        int number = next.incrementAndGet();
        String key = campaign + "-" + number;
        int variant = random.nextInt(CampaignFiles.VARIANTS);
        int kind = number % 10;
        Optional<Accepted> victim = kind == 9 ? ledger.recent(Kind.PROFILE, random) : Optional.empty();
        if (victim.isPresent()) {
            cancel(key, victim.get());
        } else if (kind < 5) {
            register(key, variant, random);
        } else {
            operation(key, variant, kind == 5 ? Kind.CATALOG : Kind.PROFILE);
        }
    }

    private void register(String key, int variant, Random random) throws InterruptedException {
        String name = key + " v" + variant;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("connector", "local-files");
        body.put("properties", Map.of("root", CampaignFiles.ROOT_NAME, "path", CampaignFiles.folder(variant)));
        body.put("profileAfterCatalog", true);
        Api.Answer answer = accepted("/api/v1/datastores", body, key);
        String datastore = answer.body().path("datastoreId").asString("");
        String operation = answer.body().path("operationId").asString("");
        ledger.accepted(new Accepted(Kind.REGISTER, key, name, datastore, operation, variant));
        if (random.nextInt(4) == 0) {
            repeats.incrementAndGet();
            String again = accepted("/api/v1/datastores", body, key)
                    .body()
                    .path("datastoreId")
                    .asString("");
            if (!again.equals(datastore)) {
                surprises.add("a repeat of " + key + " made " + again + " beside " + datastore);
            }
        }
    }

    private void operation(String key, int variant, Kind kind) throws InterruptedException {
        String datastore = base.get(variant);
        Api.Answer answer =
                accepted("/api/v1/datastores/" + datastore + "/operations", Map.of("type", kind.name()), key);
        String operation = answer.body().path("operationId").asString("");
        ledger.accepted(new Accepted(kind, key, "", String.valueOf(datastore), operation, variant));
    }

    /** Only a 2xx is a promise; an operation that is over or not recorded yet can't be cancelled. */
    private void cancel(String key, Accepted victim) throws InterruptedException {
        String path = "/api/v1/operations/" + victim.operationId() + "/cancel";
        while (true) {
            Api.@Nullable Answer answer = attempt(path, null, key);
            if (answer != null && answer.status() / 100 == 2) {
                ledger.accepted(new Accepted(
                        Kind.CANCEL, key, "", victim.datastoreId(), victim.operationId(), victim.variant()));
                return;
            }
            if (answer != null && (answer.status() == 409 || answer.status() == 404)) {
                return;
            }
            ledger.unanswered(victim.operationId());
            retry(path, answer);
        }
    }

    private Api.Answer accepted(String path, Object body, String key) throws InterruptedException {
        while (true) {
            Api.@Nullable Answer answer = attempt(path, body, key);
            if (answer != null && answer.status() / 100 == 2) {
                return answer;
            }
            retry(path, answer);
        }
    }

    /** Absent if nobody answered. */
    private Api.@Nullable Answer attempt(String path, @Nullable Object body, String key) {
        Api platform = api;
        if (platform == null) {
            return null;
        }
        try {
            return platform.send("POST", path, body, Map.of("Idempotency-Key", key));
        } catch (Api.UnreachableException e) {
            return null;
        }
    }

    private void retry(String path, Api.@Nullable Answer answer) throws InterruptedException {
        repeats.incrementAndGet();
        if (answer != null && answer.status() / 100 == 4 && answer.status() != 429) {
            throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.text());
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
}
