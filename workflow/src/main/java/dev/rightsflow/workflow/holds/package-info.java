/** Legal reasons to keep records that would otherwise go: what they cover, how long they last, and who may end them. */
@NullMarked
package dev.rightsflow.workflow.holds;

import org.jspecify.annotations.NullMarked;
