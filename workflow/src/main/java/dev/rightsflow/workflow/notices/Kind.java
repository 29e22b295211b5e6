package dev.rightsflow.workflow.notices;

/** The kinds of notices: the name travels with the NOTIFY command, the template's name is the file in each language. */
public enum Kind {
    ACKNOWLEDGED("acknowledged", Progress.Acknowledged.class),
    IDENTITY_REQUESTED("identity-requested", Progress.IdentityRequested.class),
    IDENTITY_REQUESTED_BY_POST("identity-requested-by-post", Progress.IdentityRequestedByPost.class),
    IDENTITY_REMINDED("identity-reminded", Progress.IdentityReminded.class),
    CLARIFICATION_ASKED("clarification-asked", Progress.ClarificationAsked.class),
    EXTENDED("extended", Progress.Extended.class),
    FEE_ASKED("fee-asked", Progress.FeeAsked.class),
    IDENTITY_NOT_CONFIRMED("identity-not-confirmed", AdverseAnswer.IdentityNotConfirmed.class),
    FULFILLED("fulfilled", Answer.Fulfilled.class),
    PARTLY_FULFILLED("partly-fulfilled", AdverseAnswer.PartlyFulfilled.class),
    REFUSED("refused", AdverseAnswer.Refused.class),
    NOTHING_HELD("nothing-held", AdverseAnswer.NothingHeld.class),
    WITHDRAWN("withdrawn", Answer.Withdrawn.class),
    ACCESS_GIVEN("access-given", Answer.AccessGiven.class),
    PORTABILITY_GIVEN("portability-given", Answer.PortabilityGiven.class),
    FORWARDED("forwarded", Answer.Forwarded.class),
    MERGED("merged", Answer.Merged.class),
    UNIDENTIFIABLE("unidentifiable", AdverseAnswer.Unidentifiable.class),
    DEFERRED_ERASURE_DONE("deferred-erasure-done", FollowUp.DeferredErasureDone.class),
    RESTRICTION_ENDING("restriction-ending", FollowUp.RestrictionEnding.class),
    RECIPIENTS_TOLD("recipients-told", FollowUp.RecipientsTold.class);

    private final String template;
    private final Class<? extends Notice> type;

    Kind(String template, Class<? extends Notice> type) {
        this.template = template;
        this.type = type;
    }

    String template() {
        return template;
    }

    Class<? extends Notice> type() {
        return type;
    }
}
