package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command as it came, which becomes objects when somebody asks for them. */
final class RawMessage extends MongoMessage {

    private final byte[] sections;
    private @Nullable Document document;

    /** @param sections of the message, with nothing before and nothing behind them */
    RawMessage(Channel channel, MessageHeader header, byte[] sections) {
        super(channel, header, new Document());
        this.sections = sections;
    }

    byte[] sections() {
        return sections;
    }

    @Override
    public Document getDocument() {
        Document known = document;
        if (known == null) {
            known = decoded();
            document = known;
        }
        return known;
    }

    @Override
    public String getDatabaseName() {
        return (String) Objects.requireNonNull(getDocument().get("$db"));
    }

    private Document decoded() {
        ByteBuffer source = ByteBuffer.wrap(sections);
        Document body = new Document();
        Document sequences = new Document();
        while (source.hasRemaining()) {
            byte kind = source.get();
            switch (kind) {
                case SECTION_KIND_BODY -> body = Bson.decoded(source);
                case SECTION_KIND_DOCUMENT_SEQUENCE -> {
                    int end = source.position() + Bson.intAt(sections, source.position());
                    source.position(source.position() + Integer.BYTES);
                    String name = name(source);
                    List<Document> documents = new ArrayList<>();
                    while (source.position() < end) {
                        documents.add(Bson.decoded(source));
                    }
                    sequences.put(name, documents);
                }
                default -> throw new IllegalArgumentException("Expected a section, but found one of kind " + kind);
            }
        }
        body.putAll(sequences);
        return body;
    }

    private static String name(ByteBuffer source) {
        int start = source.position();
        while (source.get() != 0) {
            // Up to its end.
        }
        return new String(source.array(), start, source.position() - 1 - start, StandardCharsets.UTF_8);
    }
}
