package dev.rightsflow.workflow.policy;

/** The rights of a person, each with its article of the GDPR. */
public enum Right {
    ACCESS("15"),
    RECTIFICATION("16"),
    ERASURE("17"),
    RESTRICTION("18"),
    PORTABILITY("20"),
    OBJECTION("21(1)"),
    MARKETING_OBJECTION("21(2)"),
    AUTOMATED_DECISION_OBJECTION("22"),
    CONSENT_WITHDRAWAL("7(3)");

    private final String article;

    Right(String article) {
        this.article = article;
    }

    public String article() {
        return article;
    }

    /** As policies and commands write it: {@code marketing-objection}. */
    public String code() {
        return Codes.of(this);
    }

    public static Right ofCode(String code) {
        return Codes.parse(Right.class, code);
    }
}
