package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.notices.KeptLine;
import java.util.List;
import java.util.Optional;

/** What is kept: why, by which statute, until when. */
final class KeptLines {

    private final Holds holds;

    KeptLines(Holds holds) {
        this.holds = holds;
    }

    List<KeptLine> of(Occasion occasion) {
        return occasion.current().kept().stream()
                .map(keep -> line(occasion, keep.asTold()))
                .toList();
    }

    private KeptLine line(Occasion occasion, Disposition.Keep keep) {
        Item item = keep.item();
        return new KeptLine(
                occasion.system(item.system()),
                occasion.category(item.system(), item.category()),
                item.count(),
                text(occasion, keep),
                keep.statute() == null ? keep.ground() : keep.statute(),
                keep.until(),
                keep.reviewOn(),
                occasion.current().isRestricted(item));
    }

    /** In the words of the hold where it has some of its own and may be told of, otherwise in those of the policy. */
    private String text(Occasion occasion, Disposition.Keep keep) {
        boolean isHold = keep.disclosable() && !occasion.policy().retention().containsKey(keep.source());
        return (isHold ? holds.find(keep.source()) : Optional.<Holds.Registered>empty())
                .flatMap(registered -> Optional.ofNullable(
                        registered.entry().texts().get(occasion.about().language())))
                .orElseGet(() -> occasion.text(keep.textId()));
    }
}
