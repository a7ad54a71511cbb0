package io.plumbline.connector.spec;

import java.util.List;

/** Amazon Athena. Its results are written to a location in S3, which is the one place that a query of ours writes to. */
final class AthenaConnector {

    private static final String DRIVER = "com.amazon.athena.jdbc.AthenaDriver";
    private static final int HTTPS = 443;

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "athena",
                    "Amazon Athena",
                    "Tables and views of one Athena database; query results pass through an S3 location of yours.",
                    Rights.of(
                            "Run queries, read the Glue catalog, read the data's buckets, read and write the result location.",
                            """
                            {
                              "Version": "2012-10-17",
                              "Statement": [
                                { "Effect": "Allow", "Resource": "*",
                                  "Action": ["athena:StartQueryExecution", "athena:GetQueryExecution",
                                             "athena:GetQueryResults", "athena:StopQueryExecution",
                                             "athena:GetDataCatalog", "athena:ListDataCatalogs", "athena:ListDatabases",
                                             "athena:GetDatabase", "athena:ListTableMetadata", "athena:GetTableMetadata",
                                             "athena:GetWorkGroup",
                                             "glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables",
                                             "glue:GetPartitions"] },
                                { "Effect": "Allow", "Resource": ["arn:aws:s3:::<bucket of the data>/*"],
                                  "Action": ["s3:GetObject"] },
                                { "Effect": "Allow", "Resource": ["arn:aws:s3:::<bucket of the results>/*"],
                                  "Action": ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload",
                                             "s3:ListMultipartUploadParts"] },
                                { "Effect": "Allow", "Resource": ["arn:aws:s3:::<bucket of the data>",
                                                                  "arn:aws:s3:::<bucket of the results>"],
                                  "Action": ["s3:ListBucket", "s3:GetBucketLocation"] }
                              ]
                            }
                            """),
                    List.of(
                            Capability.LISTS_DATABASES,
                            Capability.LISTS_SCHEMAS,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.dropped(
                            DRIVER,
                            "com.amazonaws:athena-jdbc",
                            "Amazon's own licence for this driver, which does not say that it may be passed on;"
                                    + " https://docs.aws.amazon.com/athena/latest/ug/jdbc-v3-driver.html"),
                    Field.form(
                            List.of(
                                    Aws.region().required(),
                                    Field.text("catalog", "Catalog", Grammar.NAME, "Data catalog that Athena asks.")
                                            .otherwise("AwsDataCatalog")
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.database(Grammar.NAME, "Database whose tables are read."),
                                    Field.text(
                                                    "outputLocation",
                                                    "Output location",
                                                    Grammar.S3_URI,
                                                    "Where Athena puts results.")
                                            .such("s3://my-bucket/athena-results/")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    Field.text("workgroup", "Workgroup", Grammar.PLAIN_NAME, "Who pays, and how much.")
                                            .otherwise("primary")
                                            .in(JdbcFields.CONNECTION)),
                            Aws.login(),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            AthenaConnector::address);

    private AthenaConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        String region = fields.text("region");
        AddressDraft draft = new AddressDraft()
                .dials(Aws.host("athena", region), HTTPS)
                .dials(Aws.host("glue", region), HTTPS)
                .dials(Aws.host("s3", region), HTTPS)
                .database(fields.text("database"))
                .with("Region", region)
                .with("Catalog", fields.text("catalog"))
                .with("Database", fields.text("database"))
                .with("OutputLocation", fields.text("outputLocation"))
                .with("WorkGroup", fields.text("workgroup"))
                .with("ApplicationName", AddressDraft.APPLICATION)
                .with("LogLevel", "OFF");
        if (fields.is("authentication", Aws.ACCESS_KEY)) {
            draft.with("User", fields.text("accessKey"))
                    .secret("secretKey", "Password")
                    .secret("sessionToken", "SessionToken");
        } else {
            draft.dials(Aws.METADATA).with("CredentialsProvider", "InstanceProfile");
        }
        return draft.at(DRIVER, "jdbc:athena://");
    }
}
