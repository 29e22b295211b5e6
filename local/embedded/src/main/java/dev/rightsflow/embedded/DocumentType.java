package dev.rightsflow.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Documents in the file as BSON. The back end's own way, Java serialisation of every nested map, costs many times as much
 * CPU and twice the space.
 */
final class DocumentType extends BasicDataType<Document> {

    private static final int OBJECT = 48;

    /** By this the store cuts its pages and keeps its cache; near enough, and cheap. */
    @Override
    public int getMemory(Document document) {
        return memory(document);
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf bson = encoded(document);
        target.put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        return decoded(source);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    static ByteBuf encoded(Map<String, ?> document) {
        ByteBuf bson = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, bson);
        return bson;
    }

    static Document decoded(ByteBuffer source) {
        ByteBuf bson = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(bson);
        source.position(source.position() + bson.readerIndex());
        return document;
    }

    private static int memory(Object value) {
        return switch (value) {
            case String text -> OBJECT + text.length();
            case BinData data -> OBJECT + data.getData().length;
            case Map<?, ?> map -> OBJECT + memory(map.values()) + map.size() * OBJECT;
            case Collection<?> values -> {
                int sum = OBJECT;
                for (Object element : values) {
                    sum += element == null ? 0 : memory(element);
                }
                yield sum;
            }
            default -> OBJECT;
        };
    }
}
