package io.plumbline.connectors.files.lake;

import java.util.List;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** Tells Spark which files to read and which values their folders stand for, so that it neither lists nor guesses. */
final class DeltaFiles implements FileIndex {

    /** A file and the values of {@link #partitionSchema} for all of its rows. */
    record Placed(FileStatus file, InternalRow values) {}

    private final Path root;
    private final StructType partitions;
    private final List<Placed> files;

    DeltaFiles(Path root, StructType partitions, List<Placed> files) {
        this.root = root;
        this.partitions = partitions;
        this.files = List.copyOf(files);
    }

    @Override
    public Seq<Path> rootPaths() {
        return CollectionConverters.asScala(List.of(root)).toList();
    }

    @Override
    public Seq<PartitionDirectory> listFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
        // Spark doesn't apply these filters again.
        List<BasePredicate> wanted = CollectionConverters.asJava(partitionFilters).stream()
                .map(this::bound)
                .toList();
        List<PartitionDirectory> all = files.stream()
                .filter(placed -> wanted.stream().allMatch(predicate -> predicate.eval(placed.values())))
                .map(placed -> PartitionDirectory.apply(placed.values(), new FileStatus[] {placed.file()}))
                .toList();
        return CollectionConverters.asScala(all).toList();
    }

    /** The filter over the rows of {@link #partitionSchema}; Spark hands over references to columns by name. */
    private BasePredicate bound(Expression filter) {
        Expression bound = filter.transform(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression part) {
                return part instanceof AttributeReference;
            }

            @Override
            public Expression apply(Expression part) {
                int at = partitions.fieldIndex(((AttributeReference) part).name());
                return new BoundReference(at, partitions.fields()[at].dataType(), true);
            }
        });
        BasePredicate predicate = Predicate.createInterpreted(bound);
        predicate.initialize(0);
        return predicate;
    }

    @Override
    public String[] inputFiles() {
        return files.stream().map(placed -> placed.file().getPath().toString()).toArray(String[]::new);
    }

    @Override
    public void refresh() {
        // One version never changes.
    }

    @Override
    public long sizeInBytes() {
        return files.stream().mapToLong(placed -> placed.file().getLen()).sum();
    }

    @Override
    public StructType partitionSchema() {
        return partitions;
    }
}
