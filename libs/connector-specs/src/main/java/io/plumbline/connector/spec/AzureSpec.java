package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;

/** Blobs of an Azure storage account, with or without the hierarchical namespace of Data Lake. */
final class AzureSpec {

    static final String TYPE = "azure";
    private static final String SHARED_KEY = "shared-key";
    private static final String SAS = "sas";
    private static final String SERVICE_PRINCIPAL = "service-principal";

    static final ConnectorSpec SPEC = ConnectorSpec.files(
            TYPE,
            "Azure Blob Storage and Data Lake",
            "Files in a container of an Azure storage account.",
            Rights.of(
                    "The role Storage Blob Data Reader on the container; a shared access signature needs Read and List.",
                    """
                    az role assignment create --role "Storage Blob Data Reader" --assignee {{clientId}} \\
                      --scope "/subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/{{account}}/blobServices/default/containers/{{container}}"
                    """),
            Field.form(
                    List.of(
                            Field.text("account", "Storage account", Grammar.AZURE_ACCOUNT, "Name of the account.")
                                    .such("mystorage")
                                    .required()
                                    .bindsSecrets()
                                    .in(FileFields.LOCATION),
                            Field.text("container", "Container", Grammar.AZURE_CONTAINER, "Container or file system.")
                                    .such("raw-data")
                                    .required()
                                    .bindsSecrets()
                                    .in(FileFields.LOCATION),
                            FileFields.prefix(),
                            FileFields.recursive(),
                            FileFields.endpoint("https://azurite.example.org:10000", "the account's own")),
                    List.of(
                            JdbcFields.authentication(
                                    new Choice(SHARED_KEY, "Account key"),
                                    new Choice(SAS, "Shared access signature"),
                                    new Choice(SERVICE_PRINCIPAL, "Microsoft Entra service principal")),
                            JdbcFields.secret("accountKey", "Account key").shownWhen("authentication", SHARED_KEY),
                            JdbcFields.secret("sasToken", "Shared access signature")
                                    .shownWhen("authentication", SAS),
                            Field.text("tenantId", "Tenant id", Grammar.UUID, "Directory that knows the principal.")
                                    .required()
                                    .bindsSecrets()
                                    .shownWhen("authentication", SERVICE_PRINCIPAL)
                                    .in(JdbcFields.LOGIN),
                            Field.text("clientId", "Client id", Grammar.UUID, "Application id of the principal.")
                                    .required()
                                    .bindsSecrets()
                                    .shownWhen("authentication", SERVICE_PRINCIPAL)
                                    .in(JdbcFields.LOGIN),
                            JdbcFields.secret("clientSecret", "Client secret")
                                    .shownWhen("authentication", SERVICE_PRINCIPAL)),
                    FileFields.contents(),
                    FileFields.delimitedText(),
                    ReadingFields.limits()));

    private AzureSpec() {}

    static List<Endpoint> endpoints(CheckedFields fields) {
        String account = fields.text("account");
        List<Endpoint> dialled = new ArrayList<>(StoreEndpoints.custom(fields)
                .orElseGet(() -> List.of(
                        new Endpoint(account + ".dfs.core.windows.net", StoreEndpoints.HTTPS),
                        new Endpoint(account + ".blob.core.windows.net", StoreEndpoints.HTTPS))));
        if (fields.is("authentication", SERVICE_PRINCIPAL)) {
            dialled.add(new Endpoint("login.microsoftonline.com", StoreEndpoints.HTTPS));
        }
        return dialled;
    }
}
