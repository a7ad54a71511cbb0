package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.google.cloud.hadoop.repackaged.gcs.com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.hadoop.util.AccessTokenProvider;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Exchanges a service account's key for access tokens. Google's connector makes it by name, hence public; it takes a key from a file
 * only, which would have to lie on every machine, while this one takes it from the datastore's settings.
 */
public final class ServiceAccountTokens implements AccessTokenProvider {

    static final String KEY = "plumbline.gcs.service.account.key";
    private static final String READ_ONLY = "https://www.googleapis.com/auth/devstorage.read_only";

    private @Nullable Configuration configuration;
    private @Nullable AccessToken token;

    /** Exchanges the key once, if there is one: Google's connector goes on for a minute with one that is rejected. */
    static void requireAccepted(Configuration settings) throws IOException {
        if (settings.get(KEY) != null) {
            ServiceAccountTokens tokens = new ServiceAccountTokens();
            tokens.setConf(settings);
            tokens.refresh();
        }
    }

    @Override
    public synchronized AccessToken getAccessToken() {
        AccessToken known = token;
        return known == null ? new AccessToken("", Instant.EPOCH) : known;
    }

    @Override
    public synchronized void refresh() throws IOException {
        ServiceAccountKey key = ServiceAccountKey.parse(
                requireNonNull(getConf(), "configuration").get(KEY, ""));
        ServiceAccountCredentials credentials = ServiceAccountCredentials.newBuilder()
                .setClientEmail(key.clientEmail())
                .setClientId(key.clientId())
                .setPrivateKeyString(key.privateKey())
                .setPrivateKeyId(key.privateKeyId())
                .setTokenServerUri(URI.create(key.tokenServer().url() + key.tokenPath()))
                .setScopes(List.of(READ_ONLY))
                .build();
        var fresh = credentials.refreshAccessToken();
        token = new AccessToken(fresh.getTokenValue(), fresh.getExpirationTime().toInstant());
    }

    @Override
    public void setConf(Configuration given) {
        configuration = given;
    }

    @Override
    public @Nullable Configuration getConf() {
        return configuration;
    }
}
