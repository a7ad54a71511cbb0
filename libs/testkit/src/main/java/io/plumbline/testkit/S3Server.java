package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real S3 service (s3proxy over a directory) on 127.0.0.1 with one key, whose signatures are checked. Starts at once. */
public final class S3Server implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final ChildJvm process;
    private final Path objects;
    private final String endpoint;
    private final String accessKey;
    private final String secretKey;

    private S3Server(ChildJvm process, Path objects, String endpoint, String accessKey, String secretKey) {
        this.process = process;
        this.objects = objects;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    public static S3Server start() {
        Path home = TemporaryDirectories.create("s3");
        Path objects = home.resolve("objects");
        String accessKey = FreshNames.of("AK");
        String secretKey = FreshNames.of("s3-secret");
        String endpoint = "http://127.0.0.1:" + Ports.free();
        Path settings = home.resolve("s3proxy.conf");
        try {
            Files.createDirectories(objects);
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            "s3proxy.endpoint=" + endpoint,
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=" + accessKey,
                            "s3proxy.credential=" + secretKey,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.filesystem.basedir=" + objects,
                            ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildJvm process = ChildJvm.ofJar(ServerFiles.find("s3proxy.jar"))
                .jvmArguments("-Xmx256m")
                .arguments("--properties", settings.toString())
                .start();
        S3Server server = new S3Server(process, objects, endpoint, accessKey, secretKey);
        Ports.awaitOpen(endpoint, process, START);
        return server;
    }

    public String endpoint() {
        return endpoint;
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    /** Makes the bucket, which needs a name of three characters or more, if it isn't there. */
    public void createBucket(String bucket) throws IOException {
        Files.createDirectories(objects.resolve(bucket));
    }

    @Override
    public void close() {
        process.kill();
    }
}
