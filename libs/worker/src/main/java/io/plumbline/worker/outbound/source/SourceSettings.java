package io.plumbline.worker.outbound.source;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourcePolicy;

import static java.util.Objects.requireNonNull;

/**
 * What this worker may open.
 *
 * @param policy directories, addresses and limits
 * @param privateKeys the directory of the keys that open sealed secrets, read anew for each item, so that a new key needs no restart;
 *     absent if this worker can't open any
 * @param environmentPrefix what the variables must start with that a secret may refer to
 * @param fileRoots the directories whose files a secret may refer to
 */
public record SourceSettings(
        SourcePolicy policy, @Nullable Path privateKeys, String environmentPrefix, List<Path> fileRoots) {

    public SourceSettings {
        requireNonNull(policy, "policy");
        requireNonNull(environmentPrefix, "environmentPrefix");
        fileRoots = List.copyOf(fileRoots);
    }
}
