package io.plumbline.connectors.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;

import io.plumbline.testkit.GcsServer;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

/** Google's own connector against a stub of the API that it speaks, with service accounts that see one bucket each. */
@Proves(
        connectors = "gcs",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.PROTOCOL_STUB)
class GcsSourceTest extends RemoteStoreContract {

    private static final String BUCKET = "bucket-of-tests";
    private GcsServer server;
    private GcsServer second;
    private String key;
    private String secondKey;

    @Override
    void start() {
        server = GcsServer.start();
        second = GcsServer.start();
        server.createBucket(BUCKET);
        second.createBucket(BUCKET);
        key = server.serviceAccountKey("reader@test.example.org", Set.of(BUCKET));
        secondKey = second.serviceAccountKey("reader@test.example.org", Set.of(BUCKET));
    }

    @AfterAll
    void stop() {
        server.close();
        second.close();
    }

    private static Entered entered(GcsServer at, String bucket, String key) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("bucket", bucket, "endpoint", at.endpoint(), "authentication", "service-account"));
        return new Entered("gcs", properties, Map.of("serviceAccountKey", key));
    }

    @Override
    Entered bucket() {
        return entered(server, BUCKET, key);
    }

    @Override
    Entered namesake() {
        return entered(second, BUCKET, secondKey);
    }

    @Override
    Entered wrongCredentials() {
        // Another key for the same account, made after the one that the server knows was replaced.
        String old = server.serviceAccountKey("other@test.example.org", Set.of(BUCKET));
        server.serviceAccountKey("other@test.example.org", Set.of(BUCKET));
        return entered(server, BUCKET, old);
    }

    @Override
    Entered missingBucket() {
        return entered(server, "missing-bucket", key);
    }

    @Override
    Entered nobodyThere() {
        return bucket().with("endpoint", "http://127.0.0.1:" + Ports.free());
    }

    @Override
    void put(Entered bucket, String path, byte[] content) {
        GcsServer at = server.endpoint().equals(bucket.properties().get("endpoint")) ? server : second;
        at.put(BUCKET, path, content);
    }

    @Override
    String shown(String path) {
        return BUCKET + ":" + path;
    }
}
