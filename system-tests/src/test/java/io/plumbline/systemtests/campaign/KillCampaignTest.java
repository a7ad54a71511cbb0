package io.plumbline.systemtests.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A longer one: {@code -Dplumbline.campaign.kills=100}; another course: {@code -Dplumbline.campaign.seed=7}. */
class KillCampaignTest {

    private static final Logger log = LoggerFactory.getLogger(KillCampaignTest.class);
    private static final long SEED = Long.getLong("plumbline.campaign.seed", 20_261_123L);
    private static final int KILLS = Integer.getInteger("plumbline.campaign.kills", 28);
    private static final int REQUESTS = Integer.getInteger("plumbline.campaign.requests", 112);

    @Test
    void killsAtNamedAndRandomMoments_loseNothing_andShowNothingTwice() throws Exception {
        int named = Math.max(KILLS / 2, Math.min(KILLS * 5 / 6, KillPlan.PLACES.size()));
        log.info("Kill campaign with seed {}", SEED);
        try (Campaign campaign = new Campaign(
                new Campaign.Settings(SEED, named, KILLS - named, REQUESTS, Map.of(), Duration.ofMinutes(4)))) {
            CampaignReport report = campaign.run();
            report.write(Path.of("target", "campaign.json"));
            log.info("Kill campaign: {}", report);

            assertThat(report.violations()).isEmpty();
            assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
            assertThat(report.killedAt().keySet().stream().filter(KillPlan.PLACES::contains))
                    .as("places at which it really died; missed: %s", report.missed())
                    .hasSizeGreaterThanOrEqualTo(named / 2);
            assertThat(report.operations()).isGreaterThanOrEqualTo(REQUESTS + REQUESTS / 3);
        }
    }
}
