/** What the law says about each item that a system holds: act on it, keep it on a ground until a day, leave it, or ask a person. */
@NullMarked
package dev.rightsflow.workflow.assessment;

import org.jspecify.annotations.NullMarked;
