package io.plumbline.standalone.platform;

import java.nio.file.Path;
import java.util.Map;

import io.plumbline.embedded.Durability;

/**
 * What the person at the keyboard may choose.
 *
 * @param port the API's port on 127.0.0.1
 * @param durability whether an acknowledged write survives a process kill (COMMIT) or a power loss as well (FSYNC)
 * @param fileRoots directories that file datastores may read, by name
 */
public record PlatformSettings(int port, Durability durability, Map<String, Path> fileRoots) {

    public PlatformSettings {
        fileRoots = Map.copyOf(fileRoots);
    }
}
