package io.plumbline.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A closed loop of requests: each connection sends its next request when the last one is answered. */
final class Load {

    private static final int OK_BELOW = 300;

    private final HttpClient http;
    private final IntFunction<HttpRequest> requests;
    private final int connections;
    private final AtomicInteger next;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    private Load(HttpClient http, IntFunction<HttpRequest> requests, int connections, int first) {
        this.http = http;
        this.requests = requests;
        this.connections = connections;
        this.next = new AtomicInteger(first);
    }

    static Load of(HttpClient http, IntFunction<HttpRequest> requests, int connections, int first) {
        return new Load(http, requests, connections, first);
    }

    /** Runs for that many seconds and tells what was seen. */
    Result run(int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] = new Thread(() -> sendUntil(end), "load-" + i);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted, failures.get(), elapsed);
    }

    private void sendUntil(long end) {
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            try {
                HttpResponse<Void> response =
                        http.send(requests.apply(next.getAndIncrement()), HttpResponse.BodyHandlers.discarding());
                if (response.statusCode() < OK_BELOW) {
                    nanos.add(System.nanoTime() - begin);
                } else {
                    failures.incrementAndGet();
                }
            } catch (IOException e) {
                failures.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Latencies of the good answers, sorted, in nanoseconds. */
    record Result(long[] nanos, int failures, double seconds) {

        String line(String what) {
            return String.format(
                    Locale.ROOT,
                    "%-22s %8.0f/s   p50 %6.1f ms   p99 %6.1f ms   max %7.1f ms   %d failed",
                    what,
                    nanos.length / seconds,
                    quantile(0.5),
                    quantile(0.99),
                    quantile(1),
                    failures);
        }

        private double quantile(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Result result && Arrays.equals(nanos, result.nanos) && failures == result.failures;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(nanos);
        }

        @Override
        public String toString() {
            return line("load");
        }
    }
}
