package io.plumbline.connectors.hadoop;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.StoreEndpoints;
import io.plumbline.connectors.Secret;

/** A bucket of Google Cloud Storage, by Google's connector. */
public final class GcsRoot {

    private static final String AUTH = "fs.gs.auth.type";

    private GcsRoot() {}

    /** From the fields of the connector {@code gcs}. */
    public static RemoteRoot of(Map<String, Object> complete, Map<String, Secret> secrets) {
        Fields fields = new Fields(complete, secrets);
        String bucket = fields.need("bucket");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fs.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem");
        settings.put("fs.gs.client.type", "HTTP_API_CLIENT");
        List<Endpoint> dialled = new ArrayList<>(StoreEndpoints.of("gcs", complete));
        fields.service("endpoint").ifPresent(url -> settings.put("fs.gs.storage.root.url", url.url() + "/"));
        switch (fields.need("authentication")) {
            case "service-account" -> {
                ServiceAccountKey key = ServiceAccountKey.parse(fields.secret("serviceAccountKey"));
                settings.put(AUTH, "ACCESS_TOKEN_PROVIDER");
                settings.put("fs.gs.auth.access.token.provider", ServiceAccountTokens.class.getName());
                settings.put(ServiceAccountTokens.KEY, fields.secret("serviceAccountKey"));
                // The key names who exchanges it for a token.
                dialled.removeIf(endpoint -> endpoint.host().equals(ServiceAccountKey.GOOGLE_HOST));
                dialled.add(key.tokenServer().endpoint());
            }
            case "anonymous" -> settings.put(AUTH, "UNAUTHENTICATED");
            default -> throw fields.unknown("authentication", "service-account or anonymous");
        }
        settings.put("fs.gs.http.max.retry", "2");
        settings.put("fs.gs.http.connect-timeout", "5000");
        settings.put("fs.gs.http.read-timeout", "60000");
        settings.put("fs.gs.inputstream.fast.fail.on.not.found.enable", "true");
        settings.put("fs.gs.implicit.dir.repair.enable", "false");
        return new RemoteRoot(bucket, URI.create("gs://" + bucket), settings, null, dialled);
    }
}
