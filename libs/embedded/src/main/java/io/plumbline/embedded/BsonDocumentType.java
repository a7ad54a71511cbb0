package io.plumbline.embedded;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON, as they come over the wire. MVStore's own way is Java's serialization, which takes several times as long. */
final class BsonDocumentType extends BasicDataType<Document> {

    static final BsonDocumentType INSTANCE = new BsonDocumentType();

    private static final int USUAL_BYTES = 1_024;

    private BsonDocumentType() {}

    /** MVStore asks this of a sample only. */
    @Override
    public int getMemory(Document document) {
        return bson(document).readableBytes();
    }

    @Override
    public void write(WriteBuffer to, Document document) {
        ByteBuf bytes = bson(document);
        to.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public Document read(ByteBuffer from) {
        ByteBuf bytes = Unpooled.wrappedBuffer(from);
        Document document = BsonDecoder.decodeBson(bytes);
        from.position(from.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static ByteBuf bson(Document document) {
        ByteBuf bytes = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }
}
