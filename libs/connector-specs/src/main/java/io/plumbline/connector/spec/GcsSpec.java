package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;

/** Objects in Google Cloud Storage, or in an emulator of it. */
final class GcsSpec {

    static final String TYPE = "gcs";
    private static final String SERVICE_ACCOUNT = "service-account";

    static final ConnectorSpec SPEC = ConnectorSpec.files(
            TYPE,
            "Google Cloud Storage",
            "Files in a bucket of Google Cloud Storage.",
            Rights.of("The role Storage Object Viewer on the bucket.", """
                    gcloud storage buckets add-iam-policy-binding gs://{{bucket}} \\
                      --member="serviceAccount:<service account>" --role="roles/storage.objectViewer"
                    """),
            Field.form(
                    List.of(
                            Field.text("bucket", "Bucket", Grammar.BUCKET, "Name of the bucket, not a URL.")
                                    .such("my-bucket")
                                    .required()
                                    .bindsSecrets()
                                    .in(FileFields.LOCATION),
                            FileFields.prefix(),
                            FileFields.recursive(),
                            FileFields.endpoint("http://gcs-emulator.example.org:4443", "Google's own")),
                    List.of(
                            JdbcFields.authentication(
                                    new Choice(SERVICE_ACCOUNT, "Service account key"),
                                    new Choice("anonymous", "None (public bucket)")),
                            JdbcFields.secret("serviceAccountKey", "Service account key (JSON)")
                                    .multiLine()
                                    .shownWhen("authentication", SERVICE_ACCOUNT)),
                    FileFields.contents(),
                    FileFields.delimitedText(),
                    ReadingFields.limits()));

    private GcsSpec() {}

    static List<Endpoint> endpoints(CheckedFields fields) {
        List<Endpoint> dialled = new ArrayList<>(StoreEndpoints.custom(fields)
                .orElseGet(() -> List.of(new Endpoint("storage.googleapis.com", StoreEndpoints.HTTPS))));
        if (fields.is("authentication", SERVICE_ACCOUNT)) {
            dialled.add(new Endpoint("oauth2.googleapis.com", StoreEndpoints.HTTPS));
        }
        return dialled;
    }
}
