/** Personal data of a case: encrypted under the case's own key, which is wrapped by the master key and destroyed at the end of the case's retention. */
@NullMarked
package dev.rightsflow.workflow.vault;

import org.jspecify.annotations.NullMarked;
