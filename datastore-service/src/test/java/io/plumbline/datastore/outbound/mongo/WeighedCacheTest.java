package io.plumbline.datastore.outbound.mongo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.plumbline.datastore.ledger.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WeighedCacheTest {
    private static final long PATIENCE = 10;

    private final WeighedCache<String> cache = new WeighedCache<>(10, value -> 1);
    private final AtomicInteger loads = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void whatIsBeingLoaded_isLoadedOnce_forAllWhoAskMeanwhile() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<String> first = begun(answer);
        Future<String> second = pool.submit(() -> cache.get("key", this::another));
        answer.complete("value");

        assertThat(first.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(second.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(loads).hasValue(1);
    }

    @Test
    void whoeverAsksAfterAValueWasForgotten_hasItLoadedAnew_andOnlyThatIsKept() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<String> old = begun(answer);
        cache.forget("key");
        assertThat(cache.get("key", this::another)).isEqualTo("another");
        answer.complete("old");

        assertThat(old.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(cache.known("key")).isEqualTo("another");
    }

    @Test
    void aFailure_isToldToAllWhoWait_andNotKept() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<String> first = begun(answer);
        answer.completeExceptionally(new StoreUnavailableException("away", null));

        assertThatThrownBy(() -> first.get(PATIENCE, TimeUnit.SECONDS)).hasRootCauseMessage("away");
        assertThat(cache.get("key", this::another)).isEqualTo("another");
    }

    /** A load that waits for the answer. */
    private Future<String> begun(CompletableFuture<String> answer) throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        Future<String> first = pool.submit(() -> cache.get("key", () -> {
            loads.incrementAndGet();
            loading.countDown();
            return answer.join();
        }));
        assertThat(loading.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private String another() {
        loads.incrementAndGet();
        return "another";
    }
}
