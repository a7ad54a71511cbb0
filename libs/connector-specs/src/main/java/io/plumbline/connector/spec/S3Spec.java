package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;

/** Objects in Amazon S3, or in a store that speaks its protocol at an endpoint of its own. */
final class S3Spec {

    static final String TYPE = "s3";
    static final String ANONYMOUS = "anonymous";

    static final ConnectorSpec SPEC = ConnectorSpec.files(
            TYPE,
            "Amazon S3",
            "Files in a bucket of Amazon S3 or of a store that speaks its protocol, such as MinIO.",
            Rights.of(
                    "ListBucket and GetBucketLocation on the bucket, GetObject on what is in it; rights to objects alone are not enough.",
                    """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Resource": "arn:aws:s3:::{{bucket}}",
                          "Action": ["s3:ListBucket", "s3:GetBucketLocation"] },
                        { "Effect": "Allow", "Resource": "arn:aws:s3:::{{bucket}}/{{prefix}}*",
                          "Action": ["s3:GetObject"] }
                      ]
                    }
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
                            Aws.region().otherwise("us-east-1").in(FileFields.LOCATION),
                            FileFields.endpoint("https://minio.example.org:9000", "Amazon's own"),
                            Field.flag(
                                            "pathStyle",
                                            "Bucket in the path",
                                            "On for most stores but Amazon's: https://host/bucket, not https://bucket.host.")
                                    .otherwise(false)
                                    .in(FileFields.LOCATION)),
                    Aws.login(new Choice(ANONYMOUS, "None (public bucket)")),
                    FileFields.contents(),
                    FileFields.delimitedText(),
                    ReadingFields.limits()));

    private S3Spec() {}

    static List<Endpoint> endpoints(CheckedFields fields) {
        String bucket = fields.text("bucket");
        Endpoint service = fields.find("endpoint")
                .flatMap(ServiceUrl::find)
                .map(ServiceUrl::endpoint)
                .orElseGet(() -> new Endpoint(Aws.host(TYPE, fields.text("region")), StoreEndpoints.HTTPS));
        List<Endpoint> dialled = new ArrayList<>(List.of(service));
        if (!fields.flag("pathStyle")) {
            Hosts.normalized(bucket + "." + service.host())
                    .ifPresent(host -> dialled.add(0, new Endpoint(host, service.port())));
        }
        if (fields.is("authentication", Aws.INSTANCE)) {
            dialled.add(Aws.METADATA);
        }
        return dialled;
    }
}
