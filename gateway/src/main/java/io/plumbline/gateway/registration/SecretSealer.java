package io.plumbline.gateway.registration;

/** Turns a secret into a text that only workers can open, and only for what it was sealed for. */
@FunctionalInterface
public interface SecretSealer {

    /** @param owner the id of the datastore, connection or test that the secret belongs to */
    String seal(String secret, String owner, String field);
}
