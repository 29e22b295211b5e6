package dev.rightsflow.workflow.lifecycle;

import static dev.rightsflow.workflow.lifecycle.WrittenNoticesTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a system cannot do does not drop out of the answer: a person sees to it, and says what came of it. */
class LeftToStaffTest {

    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2025-05-01"), 2);
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);

    @Test
    void whatASystemCannotDoWaitsForStaffAndCountsAsDoneWhenTheyHaveSeenToIt() {
        DecidedCase it = beyondTheNewsletter();
        assertThat(it.current().waitingFor()).contains("STAFF:TASK:newsletter");

        settle(it, Outcome.RESTRICTED).ended();

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void whatStaffFindOutOfReachStandsInTheAnswer() {
        DecidedCase it = settle(beyondTheNewsletter(), Outcome.NOT_APPLICABLE);
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains(
                        "Det här har vi inte gjort",
                        "Prenumerationer och nedladdningar (2 st)",
                        "inte fanns något att göra där",
                        "Box 8114");
    }

    @Test
    void nothingIsLeftToDoWhereASystemHasNothingThatTheRightIsAbout() {
        DecidedCase it = DecidedCase.of(Right.OBJECTION).identified().located(Map.of("crm", List.of(CONTACT)));
        it.open(Action.SUPPRESS).forEach(task -> answer(it, task, "PURPOSE_UNKNOWN"));

        assertThat(it.current().waitingFor()).noneMatch(wait -> wait.startsWith("STAFF:"));
    }

    @Test
    void aBlockThatASystemCouldNotPutUpBeforeTheSearchIsAskedForAgainOnceItIsWanted() {
        DecidedCase it = DecidedCase.of(Right.MARKETING_OBJECTION);
        Task early = it.open(Action.SUPPRESS).stream()
                .filter(task -> task.system().equals("crm"))
                .findFirst()
                .orElseThrow();
        it.report(
                early,
                new Input.Report.Done(
                        List.of(),
                        List.of(new ItemOutcome(
                                new Item("crm", "contact", null, 0), Outcome.NOT_APPLICABLE, "UNSUPPORTED"))));
        it.located(Map.of("crm", List.of(CONTACT)));

        Task again = it.open(Action.SUPPRESS).stream()
                .filter(task -> task.items().contains(CONTACT))
                .findFirst()
                .orElseThrow();
        answer(it, again, "UNSUPPORTED");
        assertThat(it.current().waitingFor()).contains("STAFF:TASK:crm");
    }

    @Test
    void nobodySaysThatTheLawKeepsWhatNothingKeeps() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("crm", List.of(CONTACT)));
        it.open(Action.ERASE).forEach(task -> answer(it, task, "UNSUPPORTED"));
        Task parked = it.open(Action.ERASE).getFirst();

        Verdict verdict = it.ask(new Input.TaskSettled(
                "anna",
                parked.commandId(),
                List.of(),
                List.of(new ItemOutcome(CONTACT, Outcome.RETAINED, null)),
                null));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("none does", "place a hold"));
    }

    @Test
    void nobodyIsToldToDoByHandWhatAHoldKeepsByNow() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("crm", List.of(CONTACT)));
        Task erase = it.open(Action.ERASE).getFirst();
        answer(it, erase, "UNSUPPORTED");
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        answer(it, erase, "UNSUPPORTED");

        assertThat(it.current().findTask(erase.commandId()).orElseThrow().state())
                .isEqualTo(Task.State.CANCELLED);
        assertThat(it.current().kept())
                .singleElement()
                .satisfies(keep -> assertThat(keep.source()).isEqualTo("H1"));
    }

    private static DecidedCase beyondTheNewsletter() {
        DecidedCase it = DecidedCase.of(Right.RESTRICTION)
                .identified()
                .located(Map.of("newsletter", List.of(SUBSCRIPTION), "crm", List.of(CONTACT)));
        it.open(Action.RESTRICT).stream()
                .filter(task -> task.system().equals("newsletter"))
                .forEach(task -> answer(it, task, "UNSUPPORTED"));
        it.open(Action.RESTRICT).stream()
                .filter(task -> task.system().equals("crm"))
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(List.of(), List.of(new ItemOutcome(CONTACT, Outcome.RESTRICTED, null)))));
        return it;
    }

    private static void answer(DecidedCase it, Task task, String reason) {
        it.report(
                task,
                new Input.Report.Done(
                        List.of(),
                        task.items().stream()
                                .map(item -> new ItemOutcome(item, Outcome.NOT_APPLICABLE, reason))
                                .toList()));
    }

    private static DecidedCase settle(DecidedCase it, Outcome outcome) {
        Task parked = it.open(Action.RESTRICT).getFirst();
        it.ask(new Input.TaskSettled(
                "anna", parked.commandId(), List.of(), List.of(new ItemOutcome(SUBSCRIPTION, outcome, null)), null));
        return it;
    }
}
