package io.plumbline.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.plumbline.credentials.SealingKeys;
import io.plumbline.standalone.StartException;

/** The key pair that seals secrets: the gateway gets the public half's file, the workers the directory of private ones. */
public record SealingKeyFiles(Path publicKeyFile, Path privateKeysDirectory) {

    /** The files of this data directory; the first pair is made if there is none. */
    public static SealingKeyFiles in(DataDirectory directory) {
        Path keys = directory.privateDirectory("keys");
        SealingKeys.ensure(keys);
        try {
            String active = Files.readString(keys.resolve("active")).strip();
            return new SealingKeyFiles(keys.resolve(active + ".pub"), keys);
        } catch (IOException e) {
            throw new StartException("sealing keys in " + keys + " can't be read", e);
        }
    }
}
