package io.plumbline.standalone.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens a page in the browser of the desktop, by the desktop's own program: Java's needs a JVM with a display, and this one
 * has none, so as to run anywhere.
 */
public final class DesktopBrowser {
    private final Map<String, String> environment;
    private final String system;

    /** @param system the name of the operating system */
    public DesktopBrowser(Map<String, String> environment, String system) {
        this.environment = Map.copyOf(environment);
        this.system = system;
    }

    /** Of this process. */
    public static DesktopBrowser here() {
        return new DesktopBrowser(System.getenv(), System.getProperty("os.name", ""));
    }

    /** The command that opens the page. Empty without a desktop, and where nobody sits: in CI and over ssh. */
    Optional<List<String>> command(Path page) {
        if (environment.containsKey("CI") || environment.containsKey("SSH_CONNECTION")) {
            return Optional.empty();
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.of(List.of("open", page.toString()));
        }
        boolean display = set("DISPLAY") || set("WAYLAND_DISPLAY");
        return display ? program("xdg-open").map(opener -> List.of(opener, page.toString())) : Optional.empty();
    }

    /**
     * Returns at once.
     *
     * @return whether something was started
     */
    public boolean open(Path page) {
        Optional<List<String>> command = command(page);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command.get())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false; // the link is printed anyway
        }
    }

    private boolean set(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private Optional<String> program(String name) {
        return Pattern.compile(":")
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
