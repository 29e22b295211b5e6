package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.workflow.history.SealedLink;
import java.nio.ByteBuffer;

/** Links of a history as records of the contracts, and back. */
final class AvroLinks {

    private AvroLinks() {}

    static CaseEvents write(SealedLink link) {
        return new CaseEvents(
                link.caseId(),
                link.sequence(),
                link.count(),
                link.at(),
                link.legible(),
                ByteBuffer.wrap(link.content()),
                ByteBuffer.wrap(link.previousHash()),
                ByteBuffer.wrap(link.hash()));
    }

    static SealedLink read(CaseEvents published) {
        return new SealedLink(
                published.getCaseId(),
                published.getSequence(),
                published.getCount(),
                published.getAt(),
                published.getLegible(),
                bytes(published.getContent()),
                bytes(published.getPreviousHash()),
                bytes(published.getHash()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
