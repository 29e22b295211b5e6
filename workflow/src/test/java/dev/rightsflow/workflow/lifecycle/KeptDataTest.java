package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody wanted erased and the law keeps is in storage only: no marketing, no analysis, until it is erased. */
class KeptDataTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);
    private static final Item ANSWER = new Item("newsletter", "survey-answer", LocalDate.parse("2024-05-01"), 1);

    @Test
    void isRestrictedInTheSystemThatKeepsItAndNowhereElse() {
        DecidedCase it = erasure(CONTACT, INVOICE);

        assertThat(it.open(Action.RESTRICT)).singleElement().satisfies(task -> {
            assertThat(task.system()).isEqualTo("invoicing");
            assertThat(task.items()).containsExactly(INVOICE);
        });
        it.finished(Action.ERASE, Outcome.ERASED);
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);
        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        assertThat(it.current().isRestricted(INVOICE)).isTrue();
    }

    @Test
    void isRefusedAllTheSameWhereThatIsAllThatCanBeDone() {
        DecidedCase it = erasure(INVOICE).ended();

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertThat(Objects.requireNonNull(it.current().ending()).ground()).isEqualTo("KEPT_BY_LAW");
        assertThat(it.current().isRestricted(INVOICE)).isTrue();
    }

    @Test
    void isRestrictedAlsoWhereAHoldStoppedItsErasureOnTheWay() {
        DecidedCase it = erasure(CONTACT);
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        assertThat(it.open(Action.RESTRICT)).isEmpty();

        it.report(it.open(Action.ERASE).getFirst(), new Input.Report.Cancelled());

        assertThat(it.open(Action.RESTRICT))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));
    }

    @Test
    void isLeftToAPersonWhereTheSystemCannotRestrictIt() {
        DecidedCase it = held(ANSWER);
        Task restrict = it.open(Action.RESTRICT).getFirst();
        it.report(restrict, notApplicable());

        assertThat(it.current().waitingFor()).containsExactly("STAFF:TASK:newsletter");
        assertThat(task(it, restrict).failure())
                .satisfies(failure ->
                        assertThat(Objects.requireNonNull(failure).code()).isEqualTo("NO_RESTRICTION"));

        it.ask(new Input.TaskSettled(
                "anna",
                restrict.commandId(),
                List.of(),
                List.of(new ItemOutcome(ANSWER, Outcome.RESTRICTED, null)),
                null));
        assertThat(it.report(restrict, notApplicable())).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ended().current().isRestricted(ANSWER)).isTrue();
    }

    /** A hold was released while the system was asked, and another came before the erasure. */
    @Test
    void isLeftToAPersonAlsoWhereNothingKeptItWhenTheSystemSaidSo() {
        DecidedCase it = held(ANSWER);
        Task restrict = it.open(Action.RESTRICT).getFirst();
        it.ask(new Input.HoldReleased("anna", "H1"));
        it.report(restrict, notApplicable());
        Task erase = it.open(Action.ERASE).getFirst();

        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H2")));
        it.report(erase, new Input.Report.Cancelled());
        it.open(Action.RESTRICT).forEach(again -> it.report(again, notApplicable()));

        assertThat(it.current().waitingFor()).containsExactly("STAFF:TASK:newsletter");
    }

    @Test
    void staysRestrictedHoweverMuchStaffWouldLikeToUseIt() {
        DecidedCase it = erasure(INVOICE).ended();

        assertThat(Restriction.mayEnd(it.current())).isFalse();
        assertThat(it.ask(new Input.RestrictionEndedByStaff("anna", "D1"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void isRestrictedNoMoreOnceItIsErased() {
        DecidedCase it = held(CONTACT).ended();
        it.ask(new Input.HoldReleased("anna", "H1"));
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(it.current().restricted()).isEmpty();
        assertThat(it.current().tasksTo(Action.LIFT_RESTRICTION)).isEmpty();
    }

    @Test
    void isNotCountedAsDone() {
        DecidedCase it = erasure(INVOICE).ended();

        assertThat(it.current().effects().flatMap(task -> Results.of(it.current(), task)))
                .isEmpty();
    }

    @Test
    void isNotRestrictedWhereNobodyWantedItErased() {
        DecidedCase it = DecidedCase.of(Right.RECTIFICATION).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.located(Map.of("crm", List.of(CONTACT)));

        assertThat(it.current().kept()).hasSize(1);
        assertThat(it.current().tasksTo(Action.RESTRICT)).isEmpty();
    }

    private static DecidedCase erasure(Item... items) {
        return located(DecidedCase.of(Right.ERASURE).identified(), items);
    }

    private static DecidedCase held(Item item) {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        return located(it, item);
    }

    private static DecidedCase located(DecidedCase it, Item... items) {
        return it.located(List.of(items).stream().collect(Collectors.groupingBy(Item::system)));
    }

    private static Input.Report notApplicable() {
        return new Input.Report.Done(
                List.of(), List.of(new ItemOutcome(ANSWER, Outcome.NOT_APPLICABLE, "UNSUPPORTED")));
    }

    private static Task task(DecidedCase it, Task before) {
        return it.current().findTask(before.commandId()).orElseThrow();
    }
}
