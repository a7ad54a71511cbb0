package io.plumbline.connector.spec;

import java.util.List;

/** What connectors to Amazon's services share. */
final class Aws {

    static final String ACCESS_KEY = "access-key";
    static final String INSTANCE = "instance";

    /** Where a machine of Amazon's asks for its own credentials. An egress policy denies it unless the operator allows it. */
    static final Endpoint METADATA = new Endpoint("169.254.169.254", 80);

    private Aws() {}

    static Field region() {
        return Field.text("region", "Region", Grammar.REGION, "Region of the service.")
                .such("eu-west-1")
                .bindsSecrets()
                .in(JdbcFields.CONNECTION);
    }

    static List<Field> login(Choice... further) {
        Choice[] ways = new Choice[2 + further.length];
        ways[0] = new Choice(ACCESS_KEY, "Access key");
        ways[1] = new Choice(INSTANCE, "Credentials of the worker's machine (if the operator allows it)");
        System.arraycopy(further, 0, ways, 2, further.length);
        return List.of(
                JdbcFields.authentication(ways),
                Field.text("accessKey", "Access key id", Grammar.KEY_ID, "Id of the key; its secret goes below.")
                        .required()
                        .bindsSecrets()
                        .shownWhen("authentication", ACCESS_KEY)
                        .in(JdbcFields.LOGIN),
                JdbcFields.secret("secretKey", "Secret access key").shownWhen("authentication", ACCESS_KEY),
                JdbcFields.optionalSecret("sessionToken", "Session token (temporary keys)")
                        .shownWhen("authentication", ACCESS_KEY));
    }

    static String host(String service, String region) {
        return service + "." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }
}
