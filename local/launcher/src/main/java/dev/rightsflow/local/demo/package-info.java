/** Twenty requests through the whole product, and the proof of what became of them. */
@NullMarked
package dev.rightsflow.local.demo;

import org.jspecify.annotations.NullMarked;
