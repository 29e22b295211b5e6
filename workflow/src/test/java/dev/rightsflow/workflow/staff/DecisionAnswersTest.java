package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Received;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.PolicyFile;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a form that a browser did not check, or that no browser has sent. */
class DecisionAnswersTest {

    private static final String COMMAND = "7K3M-9QXD-2B4T:paper-archive:ERASE:1";
    private static final Case ON_PAPER = Case.replay(List.of(
            Received.request(),
            new CaseEvent.CommandIssued(
                    COMMAND,
                    "paper-archive",
                    Action.ERASE,
                    1,
                    List.of(
                            new Item("paper-archive", "binder", LocalDate.parse("2014-12-31"), 2),
                            new Item("paper-archive", "binder", LocalDate.parse("2015-12-31"), 1)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Instant.EPOCH,
                    Instant.EPOCH)));

    @Test
    void asksForTheOutcomeThatWasLeftBlank() {
        assertThat(problems("DST-1", "bo", null, Outcome.NOT_FOUND)).containsExactly("outcomes");
    }

    @Test
    void asksForTheCertificateOfWhatWasDestroyedAndOfNothingElse() {
        assertThat(problems("", "", Outcome.ERASED, Outcome.NOT_FOUND)).containsExactly("certificate", "witness");
        assertThat(problems("DST-1", "anna", Outcome.ERASED, Outcome.NOT_FOUND)).containsExactly("witness");
        assertThat(problems("", "", Outcome.NOT_FOUND, Outcome.RETAINED)).isEmpty();
    }

    private static Set<String> problems(String certificate, String witness, @Nullable Outcome... outcomes) {
        DecisionAnswers answers = new DecisionAnswers();
        answers.setReason("As the archivist says.");
        answers.setSure(true);
        answers.setOutcomes(Arrays.asList(outcomes));
        answers.setCertificate(certificate);
        answers.setWitness(witness);
        return answers.problems(
                DecisionForm.SETTLE,
                ON_PAPER,
                PolicyFile.parse("softwerk.yml", ShippedPolicy.withThePaperArchive()),
                List.of(),
                ON_PAPER.findTask(COMMAND).orElseThrow(),
                "anna");
    }
}
