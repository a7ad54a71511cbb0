package io.plumbline.connectors.files;

import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/** What {@code key=value} in the name of a folder stands for. */
final class FolderValues {

    /** What Hive writes for no value. */
    static final String NONE = "__HIVE_DEFAULT_PARTITION__";

    private FolderValues() {}

    static String unescaped(String value) {
        return ExternalCatalogUtils.unescapePathName(value);
    }
}
