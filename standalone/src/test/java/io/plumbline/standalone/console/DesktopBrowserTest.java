package io.plumbline.standalone.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class DesktopBrowserTest {
    private static final Path PAGE = Path.of("/data/access/open.html");

    @TempDir
    private Path bin = Path.of("");

    @Test
    void desktops_areAskedByTheirOwnProgram() throws IOException {
        Path opener = Files.createFile(
                bin.resolve("xdg-open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(on("Linux", Map.of("DISPLAY", ":0")).command(PAGE))
                .contains(List.of(opener.toString(), PAGE.toString()));
        assertThat(on("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).command(PAGE))
                .isPresent();
        assertThat(on("Mac OS X", Map.of()).command(PAGE)).contains(List.of("open", PAGE.toString()));
    }

    @Test
    void nothingIsOpened_withoutADesktop_inCi_overSsh_orWithoutTheProgram() throws IOException {
        assertThat(on("Linux", Map.of("DISPLAY", ":0")).command(PAGE)).isEmpty();
        Files.createFile(
                bin.resolve("xdg-open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(on("Linux", Map.of()).command(PAGE)).isEmpty();
        assertThat(on("Linux", Map.of("DISPLAY", ":0", "CI", "true")).open(PAGE))
                .isFalse();
        assertThat(on("Mac OS X", Map.of("SSH_CONNECTION", "1.2.3.4")).open(PAGE))
                .isFalse();
    }

    private DesktopBrowser on(String system, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", ":" + bin);
        return new DesktopBrowser(environment, system);
    }
}
