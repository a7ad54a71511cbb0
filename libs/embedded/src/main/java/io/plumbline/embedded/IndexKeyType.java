package io.plumbline.embedded;

import java.nio.ByteBuffer;
import java.util.Comparator;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * The keys of indexes, in the order of their values. MVStore, which doesn't know their class, would compare two of them by serializing
 * both, at each step of each search.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {

    static final IndexKeyType INSTANCE = new IndexKeyType();

    private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();

    private IndexKeyType() {}

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int order = Integer.compare(a.size(), b.size());
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = compareValues(a.get(i), b.get(i));
        }
        return order;
    }

    @Override
    public int getMemory(KeyValue key) {
        return BsonDocumentType.INSTANCE.getMemory(document(key));
    }

    @Override
    public void write(WriteBuffer to, KeyValue key) {
        BsonDocumentType.INSTANCE.write(to, document(key));
    }

    @Override
    public KeyValue read(ByteBuffer from) {
        return new KeyValue(BsonDocumentType.INSTANCE.read(from).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        return a instanceof String first && b instanceof String second
                ? first.compareTo(second)
                : VALUES.compare(stored(a), stored(b));
    }

    /** BSON has one nothing. */
    private static @Nullable Object stored(@Nullable Object value) {
        return Missing.isNullOrMissing(value) ? null : value;
    }

    private static Document document(KeyValue key) {
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            document.put(Integer.toString(i), stored(key.get(i)));
        }
        return document;
    }
}
