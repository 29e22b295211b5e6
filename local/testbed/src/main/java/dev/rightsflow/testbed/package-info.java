/** The ground that integration tests stand on: a broker, a registry, a document store and a mail server, embedded or in containers. */
@NullMarked
package dev.rightsflow.testbed;

import org.jspecify.annotations.NullMarked;
