package io.plumbline.connector.spec;

import java.util.List;

/** Files in the Hadoop file system, as a named user (simple authentication). */
final class HdfsSpec {

    static final String TYPE = "hdfs";

    static final ConnectorSpec SPEC = ConnectorSpec.files(
            TYPE,
            "HDFS",
            "Files below a directory of a Hadoop file system.",
            Rights.of("Read on the files and read and execute on the directories.", """
                    hdfs dfs -setfacl -R -m user:{{user}}:r-x,default:user:{{user}}:r-x {{path}}
                    """),
            Field.form(
                    List.of(
                            Field.text("host", "Name node", Grammar.HOST, "Name or IP address of the name node.")
                                    .such("namenode.example.org")
                                    .required()
                                    .in(FileFields.LOCATION),
                            Field.integer("port", "Port", 1, 65_535, "RPC port of the name node.")
                                    .otherwise(8020L)
                                    .in(FileFields.LOCATION),
                            Field.text("path", "Path", Grammar.ABSOLUTE_PATH, "Directory or file.")
                                    .otherwise("/")
                                    .in(FileFields.LOCATION),
                            FileFields.recursive(),
                            Field.text("user", "User", Grammar.KEY_ID, "User to read as.")
                                    .required()
                                    .in(JdbcFields.LOGIN)),
                    FileFields.contents(),
                    FileFields.delimitedText(),
                    ReadingFields.limits()));

    private HdfsSpec() {}

    static List<Endpoint> endpoints(CheckedFields fields) {
        return List.of(fields.endpoint());
    }
}
