/** The catalogue of topics: who writes, who reads, and for how long records are kept. */
@NullMarked
package dev.rightsflow.schemas.topics;

import org.jspecify.annotations.NullMarked;
