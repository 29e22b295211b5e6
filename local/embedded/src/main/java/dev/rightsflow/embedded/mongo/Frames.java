package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes in on a connection into messages, and copies each once, into an array of its size: one with hundreds of
 * documents would be copied again and again if it grew. What is not a plain command goes as it came to the server that this
 * is built on.
 */
final class Frames extends ChannelInboundHandlerAdapter {

    private static final int ID = Integer.BYTES;
    private static final int ANSWERED = 2 * Integer.BYTES;
    private static final int KIND = 3 * Integer.BYTES;
    private static final int FLAGS = 4 * Integer.BYTES;
    private static final int HEADER = 5 * Integer.BYTES;

    private final ByteBuf header = Unpooled.buffer(HEADER, HEADER);
    private byte @Nullable [] rest;
    private int filled;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable()) {
                take(context, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    private void take(ChannelHandlerContext context, ByteBuf bytes) throws IOException {
        byte[] wanted = rest;
        if (wanted == null) {
            header.writeBytes(bytes, Math.min(bytes.readableBytes(), header.writableBytes()));
            if (header.isWritable()) {
                return;
            }
            wanted = new byte[length() - HEADER];
            rest = wanted;
        }
        int count = Math.min(bytes.readableBytes(), wanted.length - filled);
        bytes.readBytes(wanted, filled, count);
        filled += count;
        if (filled == wanted.length) {
            Object whole = whole(context, wanted);
            header.clear();
            rest = null;
            filled = 0;
            context.fireChannelRead(whole);
        }
    }

    private int length() throws IOException {
        int length = header.getIntLE(0);
        if (length <= HEADER || length > MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES) {
            throw new IOException("Expected a message, but it would have " + length + " bytes");
        }
        return length;
    }

    private Object whole(ChannelHandlerContext context, byte[] content) {
        return header.getIntLE(KIND) == OpCode.OP_MSG.getId() && header.getIntLE(FLAGS) == 0
                ? new RawMessage(
                        context.channel(),
                        new MessageHeader(header.getIntLE(0), header.getIntLE(ID), header.getIntLE(ANSWERED)),
                        content)
                : Unpooled.wrappedBuffer(header.copy(), Unpooled.wrappedBuffer(content));
    }
}
