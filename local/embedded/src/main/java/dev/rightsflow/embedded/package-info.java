/** Real infrastructure for one machine, bound to loopback only: the ground of {@code ./run} and of the integration tests. */
@NullMarked
package dev.rightsflow.embedded;

import org.jspecify.annotations.NullMarked;
