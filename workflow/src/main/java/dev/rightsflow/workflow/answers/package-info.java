/** What a case has come to, in words of the policy: which notice is due, and what stands in it. */
@NullMarked
package dev.rightsflow.workflow.answers;

import org.jspecify.annotations.NullMarked;
