package io.plumbline.worker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.worker.outbound.source.SourceSettings;

/** {@code plumbline.files.*, drivers.*, egress.*, sealing.*, secrets.*}: what this worker may open, and with which keys. */
@ConfigurationProperties("plumbline")
public record SourceProperties(
        @DefaultValue Files files,
        @DefaultValue Drivers drivers,
        @DefaultValue Egress egress,
        @DefaultValue Sealing sealing,
        @DefaultValue Secrets secrets) {

    /** @param roots {@code name=/path,name2=/path2}: the only directories that file datastores may read; empty means none */
    public record Files(@DefaultValue("") String roots) {

        /** @throws IllegalArgumentException if the text is something else */
        Map<String, Path> byName() {
            Map<String, Path> named = new LinkedHashMap<>();
            for (String entry : roots.split(",", -1)) {
                if (entry.isBlank()) {
                    continue;
                }
                int equals = entry.indexOf('=');
                if (equals < 1 || entry.substring(equals + 1).isBlank()) {
                    throw new IllegalArgumentException(
                            "plumbline.files.roots: " + entry.strip() + " (expected: name=/path,name2=/path2)");
                }
                named.put(
                        entry.substring(0, equals).strip(),
                        Path.of(entry.substring(equals + 1).strip())
                                .toAbsolutePath()
                                .normalize());
            }
            return named;
        }
    }

    /** @param dir the folder of database drivers, looked through whenever one is needed; absent if there is none */
    public record Drivers(@Nullable Path dir) {

        public Drivers {
            dir = dir == null || dir.toString().isBlank()
                    ? null
                    : dir.toAbsolutePath().normalize();
        }
    }

    /**
     * @param allowLoopback whether sources may be on this machine
     * @param allow exceptions, each {@code host:port}
     */
    public record Egress(
            @DefaultValue("false") boolean allowLoopback,
            @DefaultValue({}) Set<String> allow) {}

    /** @param privateKeysDir the directory of the private keys; absent if this worker can't open secrets */
    public record Sealing(@Nullable Path privateKeysDir) {

        public Sealing {
            privateKeysDir = privateKeysDir == null || privateKeysDir.toString().isBlank() ? null : privateKeysDir;
        }
    }

    /**
     * What a secret may refer to instead of being one.
     *
     * @param environmentPrefix start of the names of variables
     * @param fileRoots directories of files
     */
    public record Secrets(
            @DefaultValue("PLUMBLINE_SECRET_") String environmentPrefix,
            @DefaultValue("/run/secrets") List<Path> fileRoots) {}

    public SourceProperties {
        files.byName();
    }

    SourceSettings settings() {
        EgressPolicy policy = new EgressPolicy(egress.allow(), egress.allowLoopback());
        return new SourceSettings(
                new SourcePolicy(files.byName(), policy, SourceLimits.DEFAULT, drivers.dir()),
                sealing.privateKeysDir(),
                secrets.environmentPrefix(),
                secrets.fileRoots());
    }
}
