package io.plumbline.systemtests.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.credentials.PrivateKeyring;
import io.plumbline.credentials.PublicKeyring;

import static org.assertj.core.api.Assertions.assertThat;

class DockerfileTest {

    private final String text = ProjectFiles.text("Dockerfile");
    private final List<String> lines = text.lines().toList();

    @TempDir
    Path directory;

    @Test
    void image_runsAsANumberedUser_withoutAShell() {
        assertThat(lines).contains("USER 10001:10001", "ENTRYPOINT [\"java\", \"-jar\", \"/app/service.jar\"]");
        assertThat(lines).noneMatch(line -> line.startsWith("CMD") || line.startsWith("ADD"));
        int user = lines.indexOf("USER 10001:10001");
        assertThat(lines.subList(user, lines.size())).noneMatch(line -> line.startsWith("RUN"));
    }

    @Test
    void everyLayer_comesFromTheBuildStage_whichReadsOnlyWhatTheIgnoreFileLetsThrough() {
        assertThat(lines.stream().filter(line -> line.startsWith("COPY --from=layers")))
                .hasSize(6);
        String let = ProjectFiles.text(".dockerignore");
        assertThat(let.lines()).contains("*", "!docker/HealthProbe.java", "!libs/drivers/target/drivers/*.jar");
        for (String service : Services.NAMES) {
            assertThat(let.lines()).contains("!" + service + "/target/*-exec.jar");
        }
    }

    @Test
    void openings_areThoseOfTheJarsManifest() {
        Matcher manifest = Pattern.compile("<spark.opens>([^<]+)</spark.opens>").matcher(ProjectFiles.text("pom.xml"));
        assertThat(manifest.find()).isTrue();
        List<String> expected = Arrays.stream(manifest.group(1).split(" ", -1))
                .map(opening -> "--add-opens=" + opening + "=ALL-UNNAMED")
                .toList();
        List<String> openings = Pattern.compile("--add-opens=\\S+?=ALL-UNNAMED")
                .matcher(text)
                .results()
                .map(result -> result.group())
                .toList();

        assertThat(openings).isEqualTo(expected);
    }

    @Test
    void keysAndHashThatTheScriptMakes_areWhatTheServicesRead() throws Exception {
        Assumptions.assumeTrue(has("openssl"), "openssl is not installed here");
        Path secrets = directory.resolve("secrets");
        String first = run("sh", ProjectFiles.path("docker/secrets.sh").toString(), secrets.toString());
        String again = run("sh", ProjectFiles.path("docker/secrets.sh").toString(), secrets.toString());

        Path keys = Files.createDirectory(directory.resolve("keys"));
        Files.copy(secrets.resolve("sealing_private_key"), keys.resolve("current.key"));
        String active = PublicKeyring.fromFile(secrets.resolve("sealing_public_key"))
                .active()
                .id();
        assertThat(PrivateKeyring.fromDirectory(keys).ids()).containsExactly(active);
        assertThat(Files.readString(secrets.resolve("admin_token_sha256"))).matches("[0-9a-f]{64}\n");
        assertThat(first).matches("(?s)admin token .*: [A-Za-z0-9_-]{43}\n");
        assertThat(again).as("the second run keeps what is there").isEmpty();
    }

    @Test
    void anEngine_acceptsTheComposeFile_whereThereIsOne() throws Exception {
        Assumptions.assumeTrue(has("docker") && succeeds("docker", "compose", "version"), "no docker compose here");
        String services = run(
                "docker",
                "compose",
                "-f",
                ProjectFiles.path("docker-compose.yml").toString(),
                "config",
                "--services");

        assertThat(services.lines()).containsAll(Services.NAMES);
    }

    private boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private boolean succeeds(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("ignored").toFile())
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private String run(String... command) throws Exception {
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("err")))
                .isZero();
        return Files.readString(out);
    }
}
