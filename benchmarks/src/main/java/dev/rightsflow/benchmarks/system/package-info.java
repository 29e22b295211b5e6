/** A system that counts what it does, built on the kit like any other: by its counts one sees whether anything happened twice. */
@NullMarked
package dev.rightsflow.benchmarks.system;

import org.jspecify.annotations.NullMarked;
