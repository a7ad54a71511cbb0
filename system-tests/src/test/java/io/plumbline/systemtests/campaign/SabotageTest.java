package io.plumbline.systemtests.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes a safeguard out and sees the audit turn red: a campaign that can't fail proves nothing. */
class SabotageTest {

    private static final Logger log = LoggerFactory.getLogger(SabotageTest.class);
    private static final String SABOTAGE = "PLUMBLINE_SABOTAGE";

    @Test
    void acknowledgingBeforeTheCommit_turnsTheCampaignRed() throws Exception {
        try (Campaign campaign = new Campaign(
                new Campaign.Settings(11, 0, 4, 40, Map.of(SABOTAGE, "ack-before-commit"), Duration.ofSeconds(40)))) {
            CampaignReport report = campaign.run();
            report.write(Path.of("target", "campaign-ack-before-commit.json"));
            log.info("Sabotaged campaign, ack-before-commit: {}", report);

            assertThat(report.violations()).isNotEmpty();
        }
    }

    @Test
    void lateResults_areRefused() {
        List<Auditor.Violation> violations = LateResult.deliver(Map.of());

        assertThat(violations).isEmpty();
    }

    @Test
    void lateResults_wouldBeShown_withoutTheGenerationGuard() {
        List<Auditor.Violation> violations = LateResult.deliver(Map.of(SABOTAGE, "no-generation-guard"));
        log.info("Late result without the generation guard: {}", violations);

        assertThat(violations).anyMatch(violation -> violation.invariant().equals("I3"));
    }
}
