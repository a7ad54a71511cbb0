package io.plumbline.connector.spec;

/** How a source is read: through a database driver, or as files. */
public enum ConnectorKind {
    JDBC,
    FILES
}
