/** Everything in one process: what {@code ./run} starts. */
@NullMarked
package dev.rightsflow.local;

import org.jspecify.annotations.NullMarked;
