package io.plumbline.gateway.outbound.sealing;

import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SecretContext;
import io.plumbline.gateway.registration.SecretSealer;

/** Seals with the public key that is active now. */
public final class PublicKeySealer implements SecretSealer {
    private final Sealer sealer;

    public PublicKeySealer(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public String seal(String secret, String owner, String field) {
        return sealer.seal(secret, new SecretContext(owner, field)).text();
    }
}
