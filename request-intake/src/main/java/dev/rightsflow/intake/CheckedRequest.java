package dev.rightsflow.intake;

import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import java.util.List;

/** What the checks made of an input. */
sealed interface CheckedRequest {

    /**
     * Ready to be published.
     *
     * @param relation one that the controller announced
     * @param language of the answers, one that the controller announced
     * @param subject identifiers in their canonical form
     */
    record Sound(Right right, String relation, String language, SubjectDetails subject) implements CheckedRequest {

        /** Without the person. */
        @Override
        public String toString() {
            return "Sound[" + right + ", " + relation + ", " + language + "]";
        }
    }

    /** @param bad every bad field, in the order of the form */
    record Faulty(List<BadField> bad) implements CheckedRequest {}
}
