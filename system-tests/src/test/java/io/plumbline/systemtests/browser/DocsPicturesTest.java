package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** The pictures of the documentation. After a change of what they show: run with -Dplumbline.docs.write=true and commit them. */
class DocsPicturesTest {
    private static final boolean WRITE = Boolean.getBoolean("plumbline.docs.write");
    private static final Path DOCUMENTATION = Path.of("../docs/screenshots");
    private static final Pattern REFERENCE = Pattern.compile("docs/screenshots/([\\w-]+\\.png)");
    private static final int MOST_BYTES = 200_000;
    private static final String SHOP = "Shop";

    @Test
    void everyPicture_isSmall_andTheReadmesAreThere() throws IOException, SQLException {
        Stage stage = Stage.shared();
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            // Two in the list show more of it than one.
            Api.Registered shop =
                    stage.api().register(SHOP, "postgresql", Shop.open().properties(), true);
            stage.api().awaitProfile(shop.datastoreId(), Duration.ofMinutes(2));
            Page page = visitor.signIn(stage.platform().linkToken());
            for (Stage.PageAddress address : pictures(stage)) {
                visitor.open(page, address.path());
                visitor.picture(page, "docs/" + address.name());
                Path picture = Visitor.PICTURES.resolve("docs/" + address.name() + ".png");
                assertThat(Files.size(picture)).as(address.name()).isBetween(10_000L, (long) MOST_BYTES);
                Path kept = DOCUMENTATION.resolve(address.name() + ".png");
                if (WRITE) {
                    Files.createDirectories(DOCUMENTATION);
                    Files.write(kept, Files.readAllBytes(picture));
                }
                assertThat(kept).isRegularFile();
            }
            visitor.assertNothingWentWrong();
        } finally {
            stage.removeDatastores(SHOP);
        }
        List<String> shown = REFERENCE
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(shown)
                .hasSizeGreaterThan(2)
                .allSatisfy(path -> assertThat(Path.of("..", path)).isRegularFile());
    }

    private static List<Stage.PageAddress> pictures(Stage stage) {
        String birdstrikes =
                "/containers/" + stage.container("birdstrikes.csv").path("id").asString();
        String weather = "/containers/"
                + stage.container("seattle-weather.csv").path("id").asString();
        return List.of(
                new Stage.PageAddress("datastores", "/datastores"),
                new Stage.PageAddress("add-source", "/datastores/new"),
                new Stage.PageAddress("datastore-overview", "/datastores/" + stage.datastoreId()),
                new Stage.PageAddress("container-fields", birdstrikes),
                new Stage.PageAddress("field-number", weather + "/fields/temp_max"),
                new Stage.PageAddress("field-text", birdstrikes + "/fields/Wildlife%20Size"),
                new Stage.PageAddress("field-checks", weather + "/fields/temp_max?view=checks"),
                new Stage.PageAddress("checks", "/checks"),
                new Stage.PageAddress("activity", "/activity"));
    }
}
