package io.plumbline.connectors.hadoop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.connector.spec.ServiceUrl;
import io.plumbline.connector.spec.StoreEndpoints;
import io.plumbline.connectors.Secret;

/** A container of an Azure storage account, with or without folders of its own (Data Lake Gen2, Blob Storage), by ABFS. */
public final class AzureRoot {

    private static final String AUTH = "fs.azure.account.auth.type";
    private static final String PROVIDER = "fs.azure.account.oauth.provider.type";
    private static final String OAUTH = "org.apache.hadoop.fs.azurebfs.oauth2.";

    private AzureRoot() {}

    /** From the fields of the connector {@code azure}. */
    public static RemoteRoot of(Map<String, Object> complete, Map<String, Secret> secrets) {
        Fields fields = new Fields(complete, secrets);
        String account = fields.need("account");
        String container = fields.need("container");
        Optional<ServiceUrl> service = fields.service("endpoint");
        boolean tls = service.map(ServiceUrl::tls).orElse(true);
        String host = account + ".dfs.core.windows.net";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fs.abfs.impl", "org.apache.hadoop.fs.azurebfs.AzureBlobFileSystem");
        settings.put("fs.abfss.impl", "org.apache.hadoop.fs.azurebfs.SecureAzureBlobFileSystem");
        settings.put("fs.azure.always.use.https", String.valueOf(tls));
        service.ifPresent(url -> elsewhere(url, settings));
        credentials(fields, host, settings);
        patience(settings);
        URI uri = URI.create((tls ? "abfss://" : "abfs://") + container + "@" + host);
        return new RemoteRoot(container, uri, settings, null, StoreEndpoints.of("azure", complete));
    }

    /** A service of one's own names the account in the path, and is a blob service without folders. */
    private static void elsewhere(ServiceUrl url, Map<String, String> settings) {
        settings.put("fs.azure.abfs.endpoint", url.endpoint().authority());
        settings.put("fs.azure.account.hns.enabled", "false");
        settings.put("fs.azure.fns.account.service.type", "BLOB");
    }

    private static void credentials(Fields fields, String host, Map<String, String> settings) {
        switch (fields.need("authentication")) {
            case "shared-key" -> {
                settings.put(AUTH, "SharedKey");
                settings.put("fs.azure.account.key." + host, fields.secret("accountKey"));
            }
            case "service-principal" -> {
                settings.put(AUTH, "OAuth");
                settings.put(PROVIDER, OAUTH + "ClientCredsTokenProvider");
                settings.put("fs.azure.account.oauth2.client.id", fields.need("clientId"));
                settings.put("fs.azure.account.oauth2.client.secret", fields.secret("clientSecret"));
                settings.put(
                        "fs.azure.account.oauth2.client.endpoint",
                        "https://login.microsoftonline.com/" + fields.need("tenantId") + "/oauth2/token");
            }
            case "sas" -> {
                settings.put(AUTH, "SAS");
                String token = fields.secret("sasToken");
                settings.put("fs.azure.sas.fixed.token", token.startsWith("?") ? token.substring(1) : token);
            }
            default -> throw fields.unknown("authentication", "shared-key, service-principal or sas");
        }
    }

    /** A store that doesn't answer is told of within half a minute, after three tries. */
    private static void patience(Map<String, String> settings) {
        settings.put("fs.azure.io.retry.max.retries", "2");
        settings.put("fs.azure.io.retry.max.backoff.interval", "2000");
        settings.put("fs.azure.io.retry.min.backoff.interval", "300");
        settings.put("fs.azure.io.retry.backoff.interval", "300");
        settings.put("fs.azure.oauth.token.fetch.retry.max.retries", "2");
        settings.put("fs.azure.http.connection.timeout", "5000");
        settings.put("fs.azure.http.read.timeout", "8000");
        settings.put("fs.azure.createRemoteFileSystemDuringInitialization", "false");
        settings.put("fs.azure.skipUserGroupMetadataDuringInitialization", "true");
        // Its threads belong to the process and never end.
        settings.put("fs.azure.enable.readahead", "false");
        settings.put("fs.azure.enable.autothrottling", "false");
    }
}
