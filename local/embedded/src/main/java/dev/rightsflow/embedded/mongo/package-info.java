/** The embedded server of the MongoDB wire protocol: documents as the bytes that came, in a log that is the only place where they are. */
@NullMarked
package dev.rightsflow.embedded.mongo;

import org.jspecify.annotations.NullMarked;
