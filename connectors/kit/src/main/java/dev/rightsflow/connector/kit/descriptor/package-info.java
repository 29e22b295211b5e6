/** Reads the YAML descriptors that configure a connector per system, and names file and line of whatever is wrong in them. */
@NullMarked
package dev.rightsflow.connector.kit.descriptor;

import org.jspecify.annotations.NullMarked;
