package io.plumbline.systemtests.architecture.breach.datastore.intake;

import org.apache.spark.sql.SparkSession;

/** A7. */
final class KnowsSpark {
    static final String NAME = SparkSession.class.getName();
}
