/** The history of a case: its events, numbered and hash-chained, so that a gap or a change shows. */
@NullMarked
package dev.rightsflow.workflow.history;

import org.jspecify.annotations.NullMarked;
