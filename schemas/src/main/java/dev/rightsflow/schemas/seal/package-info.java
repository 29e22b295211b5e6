/** Sealing of personal data to one recipient, so that a topic, a log and a backup of the broker hold nothing readable. */
@NullMarked
package dev.rightsflow.schemas.seal;

import org.jspecify.annotations.NullMarked;
