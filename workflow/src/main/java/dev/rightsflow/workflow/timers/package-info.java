/** Timers of cases: held by whoever owns the partition, published as records when they are due. */
@NullMarked
package dev.rightsflow.workflow.timers;

import org.jspecify.annotations.NullMarked;
