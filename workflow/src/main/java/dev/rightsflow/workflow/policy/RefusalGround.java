package dev.rightsflow.workflow.policy;

/**
 * A reason to refuse a request.
 *
 * @param id as decisions name it, for instance {@code ART_12_5_EXCESSIVE}
 * @param evidence whether it must be shown (Art 12(5): the controller bears the burden)
 * @param twoPersons whether a second person must agree
 */
public record RefusalGround(String id, String article, boolean evidence, boolean twoPersons, Texts text) {}
