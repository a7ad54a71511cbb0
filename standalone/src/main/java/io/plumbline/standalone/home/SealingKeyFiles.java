package io.plumbline.standalone.home;

import java.nio.file.Path;

/** The key pair that seals secrets: made at the first start, the private half in a directory of its own. */
public record SealingKeyFiles(Path publicKeyFile, Path privateKeysDirectory) {

    /** The files of this data directory, made if they aren't there. */
    public static SealingKeyFiles in(DataDirectory directory) {
        Path keys = directory.privateDirectory("keys");
        return new SealingKeyFiles(keys.resolve("sealing.pub"), keys);
    }
}
