package dev.rightsflow.workflow.policy;

import java.util.Locale;

/** Why nothing is done about an item, or not without a person; each has a text in the policy. */
public enum Reason {
    /** None of the legal bases that the item is used on gives this right. */
    BASIS_EXCLUDES_RIGHT,
    NOT_USED_FOR_MARKETING,
    NO_AUTOMATED_DECISION,
    AUTHORISED_BY_LAW,
    NOT_PROVIDED_BY_SUBJECT,
    /** On paper: Art 20(1)(b) is about automated means. */
    NOT_AUTOMATED,
    /** None of its fields is one that can be corrected. */
    NOTHING_TO_CORRECT,

    /** The relation lasts, so the contract may still need it. */
    RELATION_LASTS,
    /** The controller's interests and the person's have to be weighed (Art 21(1)). */
    INTERESTS_TO_BE_WEIGHED,
    /** A person looks at what a machine decided (Art 22(3)). */
    HUMAN_REVIEW,
    /** Others are mentioned: a person protects them before anything is handed out (Art 15(4), 20(4)). */
    THIRD_PERSONS,
    /** A retention rule counts from the record's date, and the record has none. */
    RECORD_DATE_MISSING,
    /** The system reported a category that the policy does not know. */
    CATEGORY_UNKNOWN;

    /** The text of the policy that explains it. */
    public String textId() {
        return "reason." + code();
    }

    /** Whether it is a question to a person who may say no; then the policy has a text for whoever is told so. */
    public boolean mayBeDeclined() {
        return switch (this) {
            case RELATION_LASTS, INTERESTS_TO_BE_WEIGHED, HUMAN_REVIEW, THIRD_PERSONS, CATEGORY_UNKNOWN -> true;
            case RECORD_DATE_MISSING,
                    BASIS_EXCLUDES_RIGHT,
                    NOT_USED_FOR_MARKETING,
                    NO_AUTOMATED_DECISION,
                    AUTHORISED_BY_LAW,
                    NOT_PROVIDED_BY_SUBJECT,
                    NOT_AUTOMATED,
                    NOTHING_TO_CORRECT -> false;
        };
    }

    /** The text of the policy for whoever is told that a person has declined. */
    public String declinedTextId() {
        return "declined." + code();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
