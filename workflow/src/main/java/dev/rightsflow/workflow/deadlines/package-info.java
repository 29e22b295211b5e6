/** When the law wants an answer: calendar months, public holidays and the two clocks, computed from dates and instants that the caller passes in. */
@NullMarked
package dev.rightsflow.workflow.deadlines;

import org.jspecify.annotations.NullMarked;
