/** Who may write and read which topic, as the catalogue of topics says it, in the broker's own terms. */
@NullMarked
package dev.rightsflow.deployment.access;

import org.jspecify.annotations.NullMarked;
