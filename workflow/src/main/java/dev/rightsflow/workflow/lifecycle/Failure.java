package dev.rightsflow.workflow.lifecycle;

/**
 * Why a task could not be done.
 *
 * @param code stable, for instance {@code SYSTEM_UNREACHABLE}
 * @param message for staff: what went wrong and the way out; never personal data
 * @param retryable whether the same may succeed later
 */
public record Failure(String code, String message, boolean retryable) {}
