package io.plumbline.connectors;

import java.util.List;
import java.util.Set;

import org.apache.spark.sql.SparkSession;

/**
 * An open source. Not safe for use by several threads at once, except for {@link #cancel}; everything it throws on purpose is a
 * {@link SourceException}. It never writes to the source.
 */
public interface Source extends AutoCloseable {

    /** What this source can do beyond listing and reading. */
    Set<Capability> capabilities();

    /** Reaches the source and logs in, without listing anything. */
    Probe probe();

    /**
     * The databases that this login may see, by name, for a form to choose from; the system's own are left out.
     *
     * @throws SourceException NOT_SUPPORTED unless {@link Capability#LISTS_DATABASES} is declared
     */
    default List<String> databases() {
        throw SourceException.notSupported(Capability.LISTS_DATABASES);
    }

    /**
     * The schemas of the database that the source is connected to, by name, for a form to choose from; the system's own are left out.
     *
     * @throws SourceException NOT_SUPPORTED unless {@link Capability#LISTS_SCHEMAS} is declared
     */
    default List<String> schemas() {
        throw SourceException.notSupported(Capability.LISTS_SCHEMAS);
    }

    /** Finds the containers and describes each to the listener. One that can't be read doesn't stop the others. */
    SourceListing list(ListingOptions options, ListingListener listener);

    /** What reading this container would do, without reading it. */
    ReadPlan plan(ContainerRef container, ReadOptions options);

    /**
     * The container as a DataFrame. Columns keep the source's names, whatever these are, so the session must run with {@code
     * spark.sql.caseSensitive=true} where names differ only in case.
     */
    ReadResult read(SparkSession spark, ContainerRef container, ReadOptions options);

    /** The failure that lies behind anything thrown here or by an action on rows that were read here. */
    SourceException explain(Throwable thrown);

    /** Ends what another thread is doing here, as soon as the source allows; a Spark job is cancelled by its owner. */
    void cancel();

    /** Lets go of connections and files. Throws nothing. */
    @Override
    void close();
}
