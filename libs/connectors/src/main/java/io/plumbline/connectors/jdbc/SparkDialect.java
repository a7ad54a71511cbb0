package io.plumbline.connectors.jdbc;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/**
 * How Spark talks to what is behind {@link ShelfDriver}: with our quoting, and under the types that the read says, whatever the driver
 * calls them.
 */
final class SparkDialect extends JdbcDialect {

    private static final long serialVersionUID = 1L;
    private static final Set<String> REGISTERED = ConcurrentHashMap.newKeySet();
    private static final Timestamp YEAR_ONE = Timestamp.valueOf(LocalDateTime.of(1, 1, 1, 0, 0));

    private final String type;

    private SparkDialect(String type) {
        this.type = type;
    }

    /** Tells Spark of it, once for each type. */
    static void register(String type) {
        if (REGISTERED.add(type)) {
            JdbcDialects.registerDialect(new SparkDialect(type));
        }
    }

    @Override
    public boolean canHandle(String url) {
        return url.equals(ShelfDriver.url(type));
    }

    @Override
    public String quoteIdentifier(String name) {
        return Dialects.of(type).quoted(name);
    }

    /** Text for everything: what a column really is read as stands in the read's own schema. */
    @Override
    public Option<DataType> getCatalystType(int sqlType, String typeName, int size, MetadataBuilder metadata) {
        return Option.apply(DataTypes.StringType);
    }

    /** The clock's reading as the driver gave it, whatever this JVM's zone is. */
    @Override
    public LocalDateTime convertJavaTimestampToTimestampNTZ(Timestamp timestamp) {
        return timestamp.before(YEAR_ONE) ? beforeOurEra(timestamp) : timestamp.toLocalDateTime();
    }

    /** The JDK forgets the era: 44 BC comes out as the year 44, which is the year -43 of ISO. */
    private static LocalDateTime beforeOurEra(Timestamp timestamp) {
        Calendar clock = new GregorianCalendar();
        clock.setTime(timestamp);
        return LocalDateTime.of(
                1 - clock.get(Calendar.YEAR),
                clock.get(Calendar.MONTH) + 1,
                clock.get(Calendar.DAY_OF_MONTH),
                clock.get(Calendar.HOUR_OF_DAY),
                clock.get(Calendar.MINUTE),
                clock.get(Calendar.SECOND),
                timestamp.getNanos());
    }
}
