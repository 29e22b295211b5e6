package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.PolicyArchive;
import dev.rightsflow.workflow.policy.PolicyFile;
import dev.rightsflow.workflow.policy.ShippedPolicy;

/**
 * The policies that runs are decided under, read once: one that is in force at first, and the one that replaces it.
 *
 * @param first as a process knows it that was started while it was in force
 * @param second as a process knows it that was started later; it knows the first, too
 * @param secretary who writes under either
 */
record Lawyers(Policies first, Policies second, Secretary secretary) {

    /** The shipped one with the paper archive, and with a recipient that is told over OpenDSR of what two systems hold. */
    private static final String PLAYED = ShippedPolicy.replaced(
            ShippedPolicy.replaced(
                    ShippedPolicy.overOpenDsr(), "\n  paper-archive:", "connection: planned", "connection: running"),
            "\n  mailing-service:",
            "[newsletter/subscription]",
            "[newsletter/subscription, newsletter/survey-answer, crm/contact]");

    /** As it is; after the change books are kept for longer, and a system is searched by hand that was not before. */
    static final Lawyers BOLD = of(
            PLAYED, searchedByHand(ShippedPolicy.replaced(PLAYED, "\n  bookkeeping:\n    keep", "7 years", "8 years")));

    /** Erasure wants a person's approval, and the support desk is searched by hand; the change does away with that again. */
    static final Lawyers CAUTIOUS = of(cautious(), withoutApproval(cautious()));

    /** The cautious one but for the approval: what a broken workflow would decide under. */
    static final Policy HEEDLESS = PolicyFile.parse("heedless", withoutApproval(cautious()));

    private static Lawyers of(String first, String second) {
        PolicyArchive archive = new InMemoryPolicyArchive();
        Policies before = Policies.inForce("first", first, archive);
        Policies after = Policies.inForce("second", ShippedPolicy.as("changed", second), archive);
        return new Lawyers(before, after, new Secretary(after));
    }

    private static String cautious() {
        return ShippedPolicy.replaced(searchedByHand(PLAYED), "\n  erasure:", "approval: false", "approval: true");
    }

    private static String withoutApproval(String cautious) {
        return ShippedPolicy.replaced(cautious, "\n  erasure:", "approval: true", "approval: false");
    }

    private static String searchedByHand(String text) {
        return ShippedPolicy.replaced(text, "\n  support:", "connection: planned", "connection: by-hand");
    }
}
