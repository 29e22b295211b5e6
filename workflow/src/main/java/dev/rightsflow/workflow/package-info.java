/** The case, from the request that opens it to the answer that closes it. */
@NullMarked
package dev.rightsflow.workflow;

import org.jspecify.annotations.NullMarked;
