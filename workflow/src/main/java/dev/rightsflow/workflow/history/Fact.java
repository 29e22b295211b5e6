package dev.rightsflow.workflow.history;

/**
 * One event as text.
 *
 * @param json its fields
 */
public record Fact(String type, String json) {}
