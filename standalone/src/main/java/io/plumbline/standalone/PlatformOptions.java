package io.plumbline.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import picocli.CommandLine.Option;

import io.plumbline.embedded.Durability;
import io.plumbline.standalone.platform.PlatformSettings;

/** The options that every command shares. */
final class PlatformOptions {

    @Option(
            names = "--durability",
            description = "COMMIT: an accepted request survives a kill; FSYNC: a power loss, too (default:"
                    + " ${DEFAULT-VALUE}).")
    private Durability durability = Durability.COMMIT;

    @Option(names = "--root", description = "A directory that file datastores may read, as NAME=PATH; repeatable.")
    private Map<String, Path> fileRoots = new LinkedHashMap<>();

    Map<String, Path> fileRoots() {
        return fileRoots;
    }

    PlatformSettings settings(int port, Map<String, Path> roots) {
        return new PlatformSettings(port, durability, roots);
    }
}
