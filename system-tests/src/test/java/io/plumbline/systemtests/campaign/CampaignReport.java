package io.plumbline.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a campaign did and found; docs/reliability.md quotes one.
 *
 * @param killedAt by place, or {@code random}: how often it died there
 * @param missed places that it didn't come to in time; it was killed from outside then
 * @param accepted requests that were answered with 2xx
 * @param operations operations that the platform knows in the end
 * @param repeats requests that clients sent again
 * @param redelivered facts that were delivered more than once
 * @param lost accepted requests that are gone
 * @param upAgainMillis from the start of the process until the API answered, in order
 * @param load of the machine while it ran: processes that wanted a core, for each core
 */
record CampaignReport(
        long seed,
        Instant began,
        long seconds,
        int kills,
        Map<String, Integer> killedAt,
        List<String> missed,
        int accepted,
        int operations,
        Map<String, Integer> byStatus,
        int repeats,
        int facts,
        long redelivered,
        long lost,
        List<String> violations,
        List<Long> upAgainMillis,
        long p50Millis,
        long p95Millis,
        long maxMillis,
        double load) {

    /** The value that this share of the values doesn't exceed. */
    static long percentile(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
