package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Art 19: whoever received the data is told, once for each change, and the person may know who that was. */
class RecipientsTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2018-06-30"), 1);
    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-02-01"), 1);
    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2014-12-31"), 2);

    private static final String SENT_MORE = ShippedPolicy.overOpenDsr()
            .replace("receives: [newsletter/subscription]", "receives: [newsletter/subscription, crm/contact]");

    @Test
    void tellsWhoeverReceivedTheDataBeforeThePersonIsAnswered() {
        DecidedCase it = erased();

        assertThat(letters(it))
                .extracting(task -> Objects.requireNonNull(task.letter()))
                .containsExactly(
                        new Letter("upplysningscentralen", Action.ERASE), new Letter("accountant", Action.ERASE));
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);

        letters(it).forEach(letter -> delivered(it, letter));

        assertThat(it.current().stage()).isEqualTo(Stage.CLOSING);
    }

    @Test
    void waitsWithTheAnswerForNoAcknowledgement() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(letters(it)).allMatch(Task::awaitsAcknowledgement);

        Task first = letters(it).getFirst();
        it.ask(new Input.AcknowledgedByRecipient("anna", first.commandId()));

        assertThat(letters(it).getFirst().acknowledgedAt()).isEqualTo(it.now);
        assertThat(it.current().timers()).doesNotContainKey("RECIPIENT:" + first.commandId());
    }

    @Test
    void aRecipientConfirmsByItselfAndTheLedgerSaysSo() {
        DecidedCase it = erased();
        Task first = letters(it).getFirst();
        // Quicker than the report of its own mail.
        it.ask(new Input.LetterAcknowledged(first.round()));
        letters(it).forEach(letter -> delivered(it, letter));

        assertThat(letters(it).getFirst())
                .satisfies(letter -> assertThat(letter.isAcknowledgedByItself()).isTrue())
                .satisfies(letter -> assertThat(letter.acknowledgedAt()).isEqualTo(it.now))
                .satisfies(letter -> assertThat(letter.awaitsAcknowledgement()).isFalse());
        assertThat(it.current().timers()).doesNotContainKey("RECIPIENT:" + first.commandId());
    }

    @Test
    void whoeverConfirmsALetterConfirmsItsRemindersToo() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        Task first = letters(it).getFirst();
        fire(it, "RECIPIENT:" + first.commandId());
        it.finished(Action.NOTIFY, Outcome.NOTIFIED);

        it.ask(new Input.LetterAcknowledged(first.round()));

        assertThat(letters(it))
                .filteredOn(letter -> Objects.equals(letter.letter(), first.letter()))
                .hasSize(2)
                .allMatch(Task::isAcknowledgedByItself)
                .noneMatch(letter -> it.current().timers().containsKey("RECIPIENT:" + letter.commandId()));
    }

    @Test
    void aLetterIsConfirmedOnceAndNothingElseIs() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        Task first = letters(it).getFirst();
        it.ask(new Input.LetterAcknowledged(first.round()));

        assertThat(it.ask(new Input.LetterAcknowledged(first.round()))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(new Input.LetterAcknowledged(99))).isInstanceOf(Verdict.Rejected.class);
        // The first mail of every case asks the person to confirm.
        assertThat(it.ask(new Input.LetterAcknowledged(1))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void letsALetterThatCannotBeDeliveredHoldUpNobody() {
        DecidedCase it = erased();
        Task first = letters(it).getFirst();
        it.report(first, new Input.Report.Failed(new Failure("ADDRESS_REFUSED", "Ask for another address.", false)));
        letters(it).stream().skip(1).forEach(letter -> delivered(it, letter));
        it.finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(it.current().isClosed()).isTrue();
        assertThat(it.current().findTask(first.commandId()))
                .get()
                .satisfies(letter -> assertThat(letter.isAnswered()).isTrue());
    }

    @Test
    void tellsASilentRecipientAgainAndInTheEndLeavesItsSilenceInTheLedger() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        it.ended();
        for (int reminder = 0; reminder < 5; reminder++) {
            List.copyOf(it.current().timers().keySet()).stream()
                    .filter(timer -> timer.startsWith("RECIPIENT:"))
                    .forEach(timer -> fire(it, timer));
            it.finished(Action.NOTIFY, Outcome.NOTIFIED);
        }

        assertThat(letters(it)).hasSize(6).allMatch(Task::awaitsAcknowledgement);
    }

    @Test
    void staffAreShownWhoeverWasToldOrCouldNotBeAndHasNotConfirmed() {
        DecidedCase it = erased();
        assertThat(it.current().unconfirmedRecipients()).isEmpty();
        Task refused = letters(it).getFirst();
        Task told = letters(it).getLast();

        it.report(refused, new Input.Report.Failed(new Failure("ADDRESS_REFUSED", "Ask for another address.", false)));
        delivered(it, told);
        assertThat(it.current().unconfirmedRecipients()).containsExactly("upplysningscentralen", "accountant");

        fire(it, "RECIPIENT:" + told.commandId());
        it.ask(new Input.LetterAcknowledged(told.round()));
        assertThat(it.current().unconfirmedRecipients()).containsExactly("upplysningscentralen");
    }

    @Test
    void remindsNobodyOfAPersonWhomTheCaseHasForgotten() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        it.ended();
        fire(it, "CASE_RETENTION");

        assertThat(it.current().isForgotten()).isTrue();
        assertThat(it.current().timers()).isEmpty();
        assertThat(it.current().unconfirmedRecipients()).isEmpty();
        assertThat(it.ask(new Input.RecipientsAskedFor("anna"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void namesTheRecipientsToThePersonWhoAsks() {
        DecidedCase it = erased();
        letters(it).forEach(letter -> delivered(it, letter));
        it.ended();

        it.ask(new Input.RecipientsAskedFor("anna"));

        assertThat(it.open(Action.NOTIFY))
                .singleElement()
                .satisfies(task -> assertThat(task.notice()).isEqualTo(NoticeKind.RECIPIENTS_NAMED));
    }

    @Test
    void tellsNobodyOfWhatNobodyReceived() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("recruitment", List.of(new Item("recruitment", "application", LocalDate.EPOCH, 1))))
                .finished(Action.ERASE, Outcome.ERASED)
                .ended();

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(letters(it)).isEmpty();
    }

    /** Also where the recipient has a machine: OpenDSR knows no other change than an erasure. */
    @Test
    void tellsWhoeverSendsTheMarketingOfAnObjectionToIt() {
        DecidedCase it = DecidedCase.under(
                        ShippedPolicy.overOpenDsr(), new InMemoryPolicyArchive(), Right.MARKETING_OBJECTION)
                .located(Map.of("newsletter", List.of(SUBSCRIPTION)));
        it.open(Action.SUPPRESS)
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                task.system().equals("newsletter")
                                        ? List.of(new ItemOutcome(SUBSCRIPTION, Outcome.SUPPRESSED, null))
                                        : List.of())));

        assertThat(letters(it)).singleElement().satisfies(letter -> {
            assertThat(letter.letter()).isEqualTo(new Letter("mailing-service", Action.SUPPRESS));
            assertThat(letter.system()).isEqualTo("mail");
        });
    }

    @Test
    void tellsAMachineOfAnErasureWhereARecipientHasOne() {
        DecidedCase it = subscriberErased(SUBSCRIPTION);

        assertThat(letters(it)).singleElement().satisfies(letter -> {
            assertThat(letter.letter()).isEqualTo(new Letter("mailing-service", Action.ERASE));
            assertThat(letter.system()).isEqualTo("opendsr");
        });
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);

        Task letter = letters(it).getFirst();
        delivered(it, letter);
        it.ended();
        it.ask(new Input.LetterAcknowledged(letter.round()));

        assertThat(letters(it)).allMatch(Task::isAcknowledgedByItself);
    }

    @Test
    void remindsAMachineThatStaysSilentThroughPeople() {
        DecidedCase it = subscriberErased(SUBSCRIPTION);
        Task letter = letters(it).getFirst();
        delivered(it, letter);
        it.ended();

        fire(it, "RECIPIENT:" + letter.commandId());

        assertThat(letters(it)).extracting(Task::system).containsExactly("opendsr", "mail");
        assertThat(letters(it)).extracting(Task::round).doesNotHaveDuplicates();
    }

    @Test
    void writesALetterWhereSomethingOfThePersonStaysWithTheRecipient() {
        DecidedCase it = subscriberErased(SUBSCRIPTION, CONTACT);

        assertThat(letters(it))
                .filteredOn(letter ->
                        Objects.requireNonNull(letter.letter()).recipient().equals("mailing-service"))
                .extracting(Task::system)
                .containsExactly("mail");
    }

    /** The right stops the use of one record and erases another: OpenDSR would erase both. */
    @Test
    void writesALetterWhereSomethingIsOnlyStoppedAndNotErased() {
        DecidedCase it = DecidedCase.under(SENT_MORE, new InMemoryPolicyArchive(), Right.CONSENT_WITHDRAWAL)
                .located(Map.of("crm", List.of(CONTACT), "newsletter", List.of(SUBSCRIPTION)));
        it.finished(Action.SUPPRESS, Outcome.SUPPRESSED);
        it.ask(new Input.PlanApproved("anna"));
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(letters(it))
                .filteredOn(letter ->
                        Objects.requireNonNull(letter.letter()).equals(new Letter("mailing-service", Action.ERASE)))
                .extracting(Task::system)
                .containsExactly("mail");
    }

    /** The mailing service has more of whoever has more; the customer register erases nothing here. */
    private static DecidedCase subscriberErased(Item... held) {
        DecidedCase it = DecidedCase.under(SENT_MORE, new InMemoryPolicyArchive(), Right.ERASURE)
                .identified()
                .located(Stream.of(held).collect(Collectors.groupingBy(Item::system)));
        it.open(Action.ERASE)
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                task.items().stream()
                                        .map(item -> item.system().equals("crm")
                                                ? new ItemOutcome(item, Outcome.NOT_APPLICABLE, "UNSUPPORTED")
                                                : new ItemOutcome(item, Outcome.ERASED, null))
                                        .toList())));
        it.open(Action.ERASE)
                .forEach(task -> it.ask(new Input.TaskSettled(
                        "anna",
                        task.commandId(),
                        List.of(),
                        task.items().stream()
                                .map(item -> new ItemOutcome(item, Outcome.FAILED, null))
                                .toList(),
                        null)));
        return it;
    }

    private static DecidedCase erased() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(INVOICE)));
        it.finished(Action.ERASE, Outcome.ERASED);
        return it;
    }

    private static List<Task> letters(DecidedCase it) {
        return it.current().letters().toList();
    }

    private static void delivered(DecidedCase it, Task letter) {
        it.report(letter, new Input.Report.Done(List.of(), List.of()));
    }

    private static void fire(DecidedCase it, String timer) {
        Instant due = Objects.requireNonNull(it.current().timers().get(timer));
        it.now = due;
        it.ask(new Input.TimerFired(timer, due));
    }
}
