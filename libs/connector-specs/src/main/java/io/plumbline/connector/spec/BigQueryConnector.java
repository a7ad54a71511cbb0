package io.plumbline.connector.spec;

import java.util.List;

/** Google BigQuery by the key of a service account. */
final class BigQueryConnector {

    private static final String DRIVER = "com.google.cloud.bigquery.jdbc.BigQueryDriver";
    private static final int HTTPS = 443;

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "bigquery",
                    "Google BigQuery",
                    "Tables and views of one BigQuery project.",
                    Rights.of("The roles BigQuery Data Viewer, Job User and Read Session User on the project.", """
                            for role in bigquery.dataViewer bigquery.jobUser bigquery.readSessionUser; do
                              gcloud projects add-iam-policy-binding {{project}} \\
                                --member="serviceAccount:{{serviceAccount}}" --role="roles/$role"
                            done
                            """),
                    List.of(
                            Capability.LISTS_SCHEMAS,
                            Capability.COUNTS_ROWS_CHEAPLY,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.dropped(
                            DRIVER,
                            "com.google.cloud:google-cloud-bigquery-jdbc",
                            "Apache-2.0, but not in the repository that this build resolves from;"
                                    + " https://cloud.google.com/bigquery/docs/jdbc-for-bigquery"),
                    Field.form(
                            List.of(
                                    Field.text(
                                                    "project",
                                                    "Project",
                                                    Grammar.GCP_PROJECT,
                                                    "Project that holds the data.")
                                            .such("my-project-123")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    Field.text(
                                                    "dataset",
                                                    "Dataset",
                                                    Grammar.PLAIN_NAME,
                                                    "One dataset. Left empty: every dataset of the project.")
                                            .in(JdbcFields.CONNECTION),
                                    Field.text(
                                                    "serviceAccount",
                                                    "Service account",
                                                    Grammar.EMAIL,
                                                    "E-mail address of the service account.")
                                            .such("reader@my-project-123.iam.gserviceaccount.com")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.LOGIN),
                                    JdbcFields.secret("serviceAccountKey", "Service account key (JSON)")
                                            .multiLine()),
                            JdbcFields.contents(),
                            JdbcFields.reading(10_000))),
            BigQueryConnector::address);

    private BigQueryConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        return new AddressDraft()
                .dials("www.googleapis.com", HTTPS)
                .dials("bigquery.googleapis.com", HTTPS)
                .dials("bigquerystorage.googleapis.com", HTTPS)
                .dials("oauth2.googleapis.com", HTTPS)
                .database(fields.text("project"))
                .with("ProjectId", fields.text("project"))
                .withField("DefaultDataset", fields, "dataset")
                .with("OAuthType", "0")
                .with("OAuthServiceAcctEmail", fields.text("serviceAccount"))
                .secret("serviceAccountKey", "OAuthPvtKey")
                .with("LogLevel", "0")
                .at(DRIVER, "jdbc:bigquery://https://www.googleapis.com/bigquery/v2:443");
    }
}
