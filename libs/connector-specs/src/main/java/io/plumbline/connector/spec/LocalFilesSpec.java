package io.plumbline.connector.spec;

import java.util.List;

/** Files below a root that the operator named. */
final class LocalFilesSpec {

    static final ConnectorSpec SPEC = ConnectorSpec.files(
            ConnectorCatalog.LOCAL_FILES,
            "Local files",
            "Files below a directory that the operator has configured and named.",
            Rights.inWords("Read access to the directory for the account that runs the workers."),
            Field.form(
                    List.of(
                            Field.text("root", "Root", Grammar.ROOT_NAME, "Name of a configured directory, not a path.")
                                    .required()
                                    .in(FileFields.LOCATION),
                            Field.text("path", "Path", Grammar.RELATIVE_PATH, "Folder or file inside the root.")
                                    .otherwise("")
                                    .in(FileFields.LOCATION),
                            FileFields.recursive()),
                    FileFields.contents(),
                    FileFields.delimitedText(),
                    ReadingFields.limits()));

    private LocalFilesSpec() {}
}
