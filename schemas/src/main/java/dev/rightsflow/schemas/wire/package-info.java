/** What makes the serde of the schema registry fast enough to be used for every record. */
@NullMarked
package dev.rightsflow.schemas.wire;

import org.jspecify.annotations.NullMarked;
