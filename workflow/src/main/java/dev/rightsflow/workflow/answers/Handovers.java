package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Results;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.Answer;
import dev.rightsflow.workflow.notices.Controller;
import dev.rightsflow.workflow.notices.Extract;
import dev.rightsflow.workflow.notices.ExtractJson;
import dev.rightsflow.workflow.notices.LeftOutLine;
import dev.rightsflow.workflow.notices.NotDoneLine;
import dev.rightsflow.workflow.notices.Notice;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.notices.PortableLine;
import dev.rightsflow.workflow.notices.Rendered;
import dev.rightsflow.workflow.notices.WithheldLine;
import dev.rightsflow.workflow.policy.Right;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Answers that hand the person's data over: the mail with its files. */
final class Handovers {

    private final Extracts extracts;
    private final ExtractJson json;
    private final Notices notices;

    Handovers(Extracts extracts, Controller controller, Notices notices) {
        this.extracts = extracts;
        this.json = new ExtractJson(controller);
        this.notices = notices;
    }

    /** Whether the answer to the case is such a one. */
    static boolean answers(Case current, List<SystemExtract> handedOver) {
        Right right = current.facts().right();
        return (right == Right.ACCESS || right == Right.PORTABILITY)
                && (!handedOver.isEmpty()
                        || (right == Right.ACCESS
                                && handedOutByStaff(current, handedOver)
                                        .findAny()
                                        .isPresent()))
                && (current.endsAs(Stage.FULFILLED) || current.endsAs(Stage.PARTLY_FULFILLED));
    }

    Mail write(Occasion occasion, List<SystemExtract> handedOver) {
        Extract extract = extracts.of(
                occasion.about(),
                occasion.current().plan().stream().map(Disposition::item).toList(),
                handedOver,
                handedOutByStaff(occasion.current(), handedOver).toList(),
                occasion.issuedOn(),
                withheld(occasion, handedOver),
                occasion.notSearched(),
                occasion.remedies());
        return occasion.current().facts().right() == Right.ACCESS
                ? access(occasion, extract)
                : portability(occasion, extract, handedOver);
    }

    private Mail access(Occasion occasion, Extract extract) {
        String name = file(occasion, "registerutdrag-", "data-extract-");
        if (occasion.about().byPost()) {
            return mail(extract.cover(List.of(name)), page(name, extract));
        }
        return mail(
                extract.cover(List.of(name + ".html", name + ".json")),
                page(name, extract),
                new Mail.Attachment(name + ".json", "application/json", json.access(extract)));
    }

    private Mail.Attachment page(String name, Extract extract) {
        return new Mail.Attachment(
                name + ".html", "text/html", notices.page(extract).getBytes(StandardCharsets.UTF_8));
    }

    private Mail portability(Occasion occasion, Extract extract, List<SystemExtract> handedOver) {
        String name = file(occasion, "mina-uppgifter-", "my-data-") + ".json";
        List<PortableLine> included = extract.sections().stream()
                .filter(section -> !section.entries().isEmpty())
                .map(section -> new PortableLine(
                        section.holding().systemLabel(),
                        section.holding().categoryLabel(),
                        section.holding().count()))
                .toList();
        return mail(
                new Answer.PortabilityGiven(
                        occasion.about(),
                        included,
                        leftOut(occasion, handedOver),
                        List.of(name),
                        occasion.notSearched(),
                        occasion.remedies()),
                new Mail.Attachment(name, "application/json", json.portability(extract)));
    }

    private static List<LeftOutLine> leftOut(Occasion occasion, List<SystemExtract> handedOver) {
        Stream<LeftOutLine> outOfReach = occasion.current().plan().stream()
                .filter(Disposition.NotApplicable.class::isInstance)
                .map(Disposition.NotApplicable.class::cast)
                .map(no -> new LeftOutLine(
                        occasion.system(no.item().system()),
                        occasion.category(no.item().system(), no.item().category()),
                        occasion.text(no.reason().textId())));
        Stream<LeftOutLine> notIncluded = notIncluded(occasion, handedOver)
                .map(line -> new LeftOutLine(line.systemLabel(), line.categoryLabel(), line.reason()));
        return Stream.concat(outOfReach, notIncluded).distinct().toList();
    }

    private static List<WithheldLine> withheld(Occasion occasion, List<SystemExtract> handedOver) {
        return notIncluded(occasion, handedOver)
                .map(line -> new WithheldLine(
                        "%s – %s (%d)".formatted(line.systemLabel(), line.categoryLabel(), line.count()),
                        line.reason()))
                .toList();
    }

    /**
     * What the files lack, item by item, each with its reason: what a person has decided not to hand out (Art 15(4)), what could
     * not be, and what staff hand out in another way.
     */
    private static Stream<NotDoneLine> notIncluded(Occasion occasion, List<SystemExtract> handedOver) {
        return Stream.concat(
                NotDoneLines.of(occasion).stream(),
                handedOutByStaff(occasion.current(), handedOver)
                        .map(item -> new NotDoneLine(
                                occasion.system(item.system()),
                                occasion.category(item.system(), item.category()),
                                item.count(),
                                occasion.text("handed-out.separately"))));
    }

    /** Not what is in the files: where a system could hand out but a part, its task is settled as a whole. */
    private static Stream<Item> handedOutByStaff(Case current, List<SystemExtract> handedOver) {
        return current.effects()
                .filter(task -> task.state() == Task.State.SETTLED)
                .flatMap(task -> Results.of(current, task))
                .filter(outcome -> outcome.outcome() == Outcome.DISCLOSED || outcome.outcome() == Outcome.EXPORTED)
                .map(ItemOutcome::item)
                .filter(item -> item.count() > 0)
                .filter(item -> handedOver.stream()
                        .filter(extract -> extract.system().equals(item.system()))
                        .flatMap(extract -> extract.records().stream())
                        .noneMatch(record -> record.category().equals(item.category())));
    }

    private static String file(Occasion occasion, String swedish, String english) {
        return (occasion.about().language().equals("sv") ? swedish : english)
                + occasion.about().reference();
    }

    private Mail mail(Notice cover, Mail.Attachment... files) {
        Rendered rendered = notices.render(cover);
        return new Mail(rendered.subject(), rendered.text(), rendered.html(), List.of(files));
    }
}
