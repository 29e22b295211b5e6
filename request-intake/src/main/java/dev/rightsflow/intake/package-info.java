/** Where a request enters: it is accepted only once the broker has acknowledged it. */
@NullMarked
package dev.rightsflow.intake;

import org.jspecify.annotations.NullMarked;
