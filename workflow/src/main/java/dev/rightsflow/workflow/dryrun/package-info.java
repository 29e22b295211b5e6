/** What a policy would do, told before it does it: to the lawyer at a command line, and to staff on a page. */
@NullMarked
package dev.rightsflow.workflow.dryrun;

import org.jspecify.annotations.NullMarked;
