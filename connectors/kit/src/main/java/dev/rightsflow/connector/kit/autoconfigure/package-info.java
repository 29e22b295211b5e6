/** Turns a {@code Connector} bean into a running service. */
@NullMarked
package dev.rightsflow.connector.kit.autoconfigure;

import org.jspecify.annotations.NullMarked;
