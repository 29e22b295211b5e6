/** What a system's team builds its connector on. */
@NullMarked
package dev.rightsflow.connector.kit;

import org.jspecify.annotations.NullMarked;
