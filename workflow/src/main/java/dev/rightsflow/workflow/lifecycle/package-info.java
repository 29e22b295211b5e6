/**
 * The case: what can be asked of it ({@link Input}), what that leads to ({@link CaseEvent}) and where it stands
 * ({@link Case}). Plain Java that reads no clock and rolls no dice, so that live run, replay and simulation are the same.
 */
@NullMarked
package dev.rightsflow.workflow.lifecycle;

import org.jspecify.annotations.NullMarked;
