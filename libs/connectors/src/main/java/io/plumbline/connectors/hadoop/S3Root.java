package io.plumbline.connectors.hadoop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.connector.spec.ServiceUrl;
import io.plumbline.connector.spec.StoreEndpoints;
import io.plumbline.connectors.Secret;

/** A bucket of Amazon S3 or of a service that speaks its protocol, by S3A. */
public final class S3Root {

    private static final String CREDENTIALS = "fs.s3a.aws.credentials.provider";
    private static final String S3A = "org.apache.hadoop.fs.s3a.";

    private S3Root() {}

    /** From the fields of the connector {@code s3}. */
    public static RemoteRoot of(Map<String, Object> complete, Map<String, Secret> secrets) {
        Fields fields = new Fields(complete, secrets);
        String bucket = fields.need("bucket");
        // A region in the settings keeps the SDK from asking the machine that it runs on.
        String region = fields.text("region").orElse("us-east-1");
        Optional<ServiceUrl> service = fields.service("endpoint");
        boolean pathStyle = fields.flag("pathStyle");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fs.s3a.impl", S3A + "S3AFileSystem");
        settings.put("fs.s3a.endpoint.region", region);
        settings.put("fs.s3a.path.style.access", String.valueOf(pathStyle));
        settings.put(
                "fs.s3a.connection.ssl.enabled",
                String.valueOf(service.map(ServiceUrl::tls).orElse(true)));
        service.ifPresent(url -> settings.put("fs.s3a.endpoint", url.url()));
        // Only Amazon itself knows another region to go to; the bucket decides, so that a wrong region is no failure.
        settings.put("fs.s3a.cross.region.access.enabled", String.valueOf(service.isEmpty()));
        credentials(fields, settings);
        patience(settings);
        URI uri = URI.create("s3a://" + bucket);
        return new RemoteRoot(bucket, uri, settings, null, StoreEndpoints.of("s3", complete));
    }

    private static void credentials(Fields fields, Map<String, String> settings) {
        switch (fields.need("authentication")) {
            case "access-key" -> {
                Optional<String> token = fields.optionalSecret("sessionToken");
                settings.put(CREDENTIALS, S3A + (token.isEmpty() ? "Simple" : "Temporary") + "AWSCredentialsProvider");
                settings.put("fs.s3a.access.key", fields.need("accessKey"));
                settings.put("fs.s3a.secret.key", fields.secret("secretKey"));
                token.ifPresent(value -> settings.put("fs.s3a.session.token", value));
            }
            case "anonymous" -> settings.put(CREDENTIALS, S3A + "AnonymousAWSCredentialsProvider");
            case "instance" -> settings.put(CREDENTIALS, S3A + "auth.IAMInstanceCredentialsProvider");
            default -> throw fields.unknown("authentication", "access-key, anonymous or instance");
        }
    }

    /**
     * A store that can't be reached is told of within half a minute; one that accepts and never answers within a minute, after three
     * tries of 15 s, the least that Hadoop allows. Only Hadoop tries again: with the SDK's own tries within each, the time would be
     * their product. Few threads wait.
     */
    private static void patience(Map<String, String> settings) {
        settings.put("fs.s3a.attempts.maximum", "0");
        settings.put("fs.s3a.retry.limit", "2");
        settings.put("fs.s3a.retry.interval", "300ms");
        settings.put("fs.s3a.retry.throttle.limit", "6");
        settings.put("fs.s3a.connection.establish.timeout", "5s");
        settings.put("fs.s3a.connection.timeout", "15s");
        settings.put("fs.s3a.connection.maximum", "64");
        settings.put("fs.s3a.threads.max", "16");
        settings.put("fs.s3a.audit.enabled", "false");
        // Not every store of this protocol gives objects a tag; where it does, a change while reading is told.
        settings.put("fs.s3a.change.detection.version.required", "false");
    }
}
