package dev.rightsflow.workflow.deadlines;

import java.time.LocalDate;

/**
 * The last days of a time limit, as both clocks show them.
 *
 * @param unrolled the strict day before it is moved off a holiday: alarms to staff count from here, so that a holiday is
 *     never used up by accident
 * @param strict the last day by law, never paused
 * @param suspended the last day when waiting for the person stops the clock, as the policy has it
 */
public record Due(LocalDate unrolled, LocalDate strict, LocalDate suspended) {}
