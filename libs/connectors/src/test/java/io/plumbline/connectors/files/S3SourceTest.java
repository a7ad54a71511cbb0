package io.plumbline.connectors.files;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.plumbline.testkit.Ports;
import io.plumbline.testkit.S3Server;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

/** S3A against a real service of that protocol, and a second one with another key and a bucket of the same name. */
@Proves(
        connectors = "s3",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.EMULATOR)
class S3SourceTest extends RemoteStoreContract {

    private static final String BUCKET = "bucket-of-tests";
    private S3Server server;
    private S3Server second;

    @Override
    void start() throws IOException {
        server = S3Server.start();
        second = S3Server.start();
        server.createBucket(BUCKET);
        second.createBucket(BUCKET);
    }

    @AfterAll
    void stop() {
        server.close();
        second.close();
    }

    private static Entered entered(S3Server at, String bucket, String secretKey) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "bucket",
                bucket,
                "endpoint",
                at.endpoint(),
                "pathStyle",
                true,
                "authentication",
                "access-key",
                "accessKey",
                at.accessKey()));
        return new Entered("s3", properties, Map.of("secretKey", secretKey));
    }

    @Override
    Entered bucket() {
        return entered(server, BUCKET, server.secretKey());
    }

    @Override
    Entered namesake() {
        return entered(second, BUCKET, second.secretKey());
    }

    @Override
    Entered wrongCredentials() {
        return entered(server, BUCKET, "wrong-" + server.secretKey());
    }

    @Override
    Entered missingBucket() {
        return entered(server, "missing-bucket", server.secretKey());
    }

    @Override
    Entered nobodyThere() {
        return bucket().with("endpoint", "http://127.0.0.1:" + Ports.free());
    }

    @Override
    void put(Entered bucket, String path, byte[] content) {
        S3Server at = bucket.properties().get("endpoint").equals(server.endpoint()) ? server : second;
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(at.endpoint()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(at.accessKey(), at.secretKey())))
                .build()) {
            client.putObject(request -> request.bucket(BUCKET).key(path), RequestBody.fromBytes(content));
        }
    }

    @Override
    int timesOpened() {
        return 100;
    }

    @Override
    String shown(String path) {
        return BUCKET + ":" + path;
    }
}
