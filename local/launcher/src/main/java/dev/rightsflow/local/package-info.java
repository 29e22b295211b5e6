/** Everything in one process, for a laptop, a demo and the tests. */
@NullMarked
package dev.rightsflow.local;

import org.jspecify.annotations.NullMarked;
