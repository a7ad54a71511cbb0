package io.plumbline.connector.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of a datastore are fetched from, for an egress policy to check. */
public final class StoreEndpoints {

    static final int HTTPS = 443;

    private StoreEndpoints() {}

    /**
     * Every host and port that is known beforehand; empty for files of this machine. An HDFS name node names further ones.
     *
     * @param complete properties as {@link Validation#properties()} gives them; checked again here
     * @throws IllegalArgumentException if the type has no files, or a field has not the shape its specification demands
     */
    public static List<Endpoint> of(String type, Map<String, ?> complete) {
        ConnectorSpec spec = ConnectorCatalog.find(type)
                .filter(found -> found.kind() == ConnectorKind.FILES)
                .orElseThrow(
                        () -> new IllegalArgumentException("type: " + type + " (expected: a connector over files)"));
        Validation checked = spec.validateProperties(complete);
        if (!checked.ok()) {
            throw new IllegalArgumentException(checked.problems().get(0).message());
        }
        CheckedFields fields = new CheckedFields(checked.properties());
        return switch (type) {
            case S3Spec.TYPE -> S3Spec.endpoints(fields);
            case AzureSpec.TYPE -> AzureSpec.endpoints(fields);
            case GcsSpec.TYPE -> GcsSpec.endpoints(fields);
            case HdfsSpec.TYPE -> HdfsSpec.endpoints(fields);
            default -> List.of();
        };
    }

    /** The endpoint that the user named. Empty if it is the provider's own. */
    static Optional<List<Endpoint>> custom(CheckedFields fields) {
        return fields.find("endpoint").flatMap(ServiceUrl::find).map(url -> List.of(url.endpoint()));
    }
}
