package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.workflow.answers.Mail;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.processing.StoredCase;
import org.jspecify.annotations.Nullable;

/** Writes a notice that goes by post, for the member of the staff who prints it. Nothing of it is kept: it is written anew each time. */
public final class LetterReader {

    /** @param address of the person, one line a line; null where none is known */
    public record Letter(@Nullable String name, @Nullable String address, Mail notice) {}

    private final Correspondence correspondence;

    LetterReader(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    /** @param task a notice {@linkplain Task#isToBePosted() to be posted}, of a case whose personal data is still there */
    public Letter read(StoredCase stored, Task task) {
        SubjectDetails subject = correspondence.subject(stored.state(), stored.confidential());
        return new Letter(
                subject.getName(),
                subject.getPostalAddress(),
                correspondence.write(task, stored.state(), subject, stored.confidential()));
    }
}
