package io.plumbline.connectors.hadoop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.StoreEndpoints;
import io.plumbline.connectors.Secret;

/** The files of a Hadoop cluster, by its own protocol, on behalf of a named user (without Kerberos). */
public final class HdfsRoot {

    private HdfsRoot() {}

    /** From the fields of the connector {@code hdfs}. */
    public static RemoteRoot of(Map<String, Object> complete, Map<String, Secret> secrets) {
        Fields fields = new Fields(complete, secrets);
        Endpoint nameNode = new Endpoint(fields.need("host"), Integer.parseInt(fields.need("port")));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fs.hdfs.impl", "org.apache.hadoop.hdfs.DistributedFileSystem");
        settings.put("ipc.client.connect.max.retries", "1");
        settings.put("ipc.client.connect.max.retries.on.timeouts", "1");
        settings.put("ipc.client.connect.timeout", "5000");
        settings.put("ipc.client.rpc-timeout.ms", "60000");
        settings.put("ipc.client.connection.maxidletime", "5000");
        settings.put("dfs.client.retry.policy.enabled", "false");
        settings.put("dfs.client.socket-timeout", "60000");
        // The key provider of a cluster is another service, whose address would come from the cluster.
        settings.put("dfs.client.ignore.namenode.default.kms.uri", "true");
        return new RemoteRoot(
                nameNode.host(),
                URI.create("hdfs://" + nameNode.authority()),
                settings,
                fields.need("user"),
                StoreEndpoints.of("hdfs", complete));
    }
}
