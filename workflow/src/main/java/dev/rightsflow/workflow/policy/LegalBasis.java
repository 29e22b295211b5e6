package dev.rightsflow.workflow.policy;

/** Why the controller may use data at all; these four of Art 6(1) are the ones that its policy names. */
public enum LegalBasis {
    CONSENT("6(1)(a)"),
    CONTRACT("6(1)(b)"),
    LEGAL_OBLIGATION("6(1)(c)"),
    LEGITIMATE_INTERESTS("6(1)(f)");

    private final String article;

    LegalBasis(String article) {
        this.article = article;
    }

    public String article() {
        return article;
    }

    public String code() {
        return Codes.of(this);
    }
}
