package dev.rightsflow.workflow.policy;

/** How far a right reaches into data that is used on one legal basis: the cells of the table of rights and bases. */
public enum Applicability {
    APPLIES,
    DOES_NOT_APPLY,
    /** Art 17(1)(a): once the relation that the contract belongs to is over. */
    WHEN_NO_LONGER_NEEDED,
    /** Art 17(3)(b): once the retention rules have run out. */
    WHEN_OBLIGATION_ENDS,
    /** Art 17(1)(c), 21(1): at once where the purpose yields to an objection, otherwise a person weighs the interests. */
    AFTER_OBJECTION,
    /** Art 20(1): what the person provided, and is processed by automated means. */
    IF_PROVIDED_BY_SUBJECT,
    /** Art 22(3): a person looks at what the machine decided. */
    HUMAN_REVIEW,
    /** Art 22(2)(b): a statute authorises the decision. */
    AUTHORISED_BY_LAW
}
