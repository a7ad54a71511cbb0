package io.plumbline.connectors.files;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.store.RemoteStore;
import io.plumbline.connectors.hadoop.AzureRoot;
import io.plumbline.connectors.hadoop.GcsRoot;
import io.plumbline.connectors.hadoop.HdfsRoot;
import io.plumbline.connectors.hadoop.Mount;
import io.plumbline.connectors.hadoop.RemoteRoot;
import io.plumbline.connectors.hadoop.S3Root;

/** Opens files that Hadoop reaches over a network: Amazon S3 and what speaks its protocol, Azure, Google Cloud Storage, HDFS. */
public final class RemoteFilesProvider implements SourceProvider {

    private static final String HDFS = "hdfs";

    private static final Map<String, Rooting> ROOTS =
            Map.of("s3", S3Root::of, "azure", AzureRoot::of, "gcs", GcsRoot::of, HDFS, HdfsRoot::of);

    /** How a form's values become what Hadoop reaches. */
    private interface Rooting {
        RemoteRoot root(Map<String, Object> complete, Map<String, Secret> secrets);
    }

    @Override
    public Set<String> types() {
        return ROOTS.keySet();
    }

    @Override
    public Source open(String type, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        RemoteRoot root = Objects.requireNonNull(ROOTS.get(type), type).root(complete, secrets);
        Mount mount = Mount.of(root, policy.egress());
        return new FilesSource(new RemoteStore(mount, base(type, complete)), FileOptions.of(complete), policy.limits());
    }

    /** The folder or file below the root, without the slash that a cluster's paths begin with. */
    private static String base(String type, Map<String, Object> complete) {
        return type.equals(HDFS)
                ? Objects.toString(complete.get("path"), "/").replaceFirst("^/+", "")
                : Objects.toString(complete.get("prefix"), "");
    }
}
