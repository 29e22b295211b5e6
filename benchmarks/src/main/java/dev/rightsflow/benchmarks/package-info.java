/** Drives requests through the real parts, each in a JVM of its own, and says what a request costs. */
@NullMarked
package dev.rightsflow.benchmarks;

import org.jspecify.annotations.NullMarked;
