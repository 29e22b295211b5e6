package dev.rightsflow.workflow.policy;

/**
 * How a person stands to the controller.
 *
 * @param label as the form offers it
 * @param current whether the relation lasts: what it is needed for is not over
 * @param forward whether the controller only processes such data for somebody else, whom the request is sent on to (Art 28(3)(e))
 */
public record SubjectType(String id, Texts label, boolean current, boolean forward) {}
