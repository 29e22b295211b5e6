package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.Event;
import dev.rightsflow.workflow.history.Link;
import java.nio.ByteBuffer;

/** Links of a history as records of the contracts, and back. */
final class AvroLinks {

    private AvroLinks() {}

    static CaseEvents write(Link link) {
        return new CaseEvents(
                link.caseId(),
                link.sequence(),
                link.at(),
                link.actor(),
                link.facts().stream()
                        .map(fact -> new Event(fact.type(), fact.json()))
                        .toList(),
                ByteBuffer.wrap(link.previousHash()),
                ByteBuffer.wrap(link.hash()));
    }

    static Link read(CaseEvents published) {
        return new Link(
                published.getCaseId(),
                published.getSequence(),
                published.getAt(),
                published.getActor(),
                published.getEvents().stream()
                        .map(event -> new Link.Fact(event.getType(), event.getFact()))
                        .toList(),
                bytes(published.getPreviousHash()),
                bytes(published.getHash()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
