package io.plumbline.connectors.files;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;
import io.plumbline.connectors.hadoop.AzureRoot;
import io.plumbline.connectors.hadoop.GcsRoot;
import io.plumbline.connectors.hadoop.HdfsRoot;
import io.plumbline.connectors.hadoop.Mount;
import io.plumbline.connectors.hadoop.RemoteRoot;
import io.plumbline.connectors.hadoop.S3Root;

/** Opens files that Hadoop reaches over a network; one class for each kind, as the service loader wants it. */
public abstract sealed class RemoteFilesProvider implements SourceProvider {

    private final String type;

    private RemoteFilesProvider(String type) {
        this.type = type;
    }

    abstract RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets);

    /** The folder or file below the root, without the slash that a cluster's paths begin with. */
    String base(Map<String, Object> complete) {
        return Objects.toString(complete.get("prefix"), "");
    }

    @Override
    public final Set<String> types() {
        return Set.of(type);
    }

    @Override
    public final Source open(
            String given, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        RemoteRoot root = root(complete, secrets);
        FileOptions options = FileOptions.of(complete);
        return new FilesSource(
                new RemoteStore(Mount.of(root, policy.egress()), base(complete)), options, policy.limits());
    }

    /** Amazon S3 and what speaks its protocol. */
    public static final class S3 extends RemoteFilesProvider {
        public S3() {
            super("s3");
        }

        @Override
        RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets) {
            return S3Root.of(complete, secrets);
        }
    }

    /** Azure Data Lake and Blob Storage. */
    public static final class Azure extends RemoteFilesProvider {
        public Azure() {
            super("azure");
        }

        @Override
        RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets) {
            return AzureRoot.of(complete, secrets);
        }
    }

    /** Google Cloud Storage. */
    public static final class Gcs extends RemoteFilesProvider {
        public Gcs() {
            super("gcs");
        }

        @Override
        RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets) {
            return GcsRoot.of(complete, secrets);
        }
    }

    /** A Hadoop cluster. */
    public static final class Hdfs extends RemoteFilesProvider {
        public Hdfs() {
            super("hdfs");
        }

        @Override
        RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets) {
            return HdfsRoot.of(complete, secrets);
        }

        @Override
        String base(Map<String, Object> complete) {
            return Objects.toString(complete.get("path"), "/").replaceFirst("^/+", "");
        }
    }
}
