package dev.rightsflow.workflow.holds;

import java.util.Locale;

/** Kinds of reasons to keep. The GDPR knows no "legal hold" as such: each needs a ground of its own. */
public enum HoldType {
    /** A dispute, or one that is to be expected: Art 17(3)(e). */
    LEGAL_HOLD,
    /** A statute demands it: Art 17(3)(b). */
    STATUTORY_RETENTION,
    /** A claim could still be made: Art 17(3)(e). */
    CLAIM_PERIOD,
    /** A necessary part of what a decision was based on. */
    DECISION_BASIS,
    /** An authority has ordered it: Art 17(3)(b). */
    AUTHORITY_ORDER;

    /** As policies write it: {@code statutory-retention}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
