package dev.rightsflow.workflow.notices;

/** What a letter to a recipient may name besides its own parts: nothing of the person. */
record RecipientFrame(String language, Controller controller) {

    /** Recipients are told by mail. */
    public boolean byPost() {
        return false;
    }
}
