/** Every secret of a deployment: which there are, who reads each, and how the missing ones are made. */
@NullMarked
package dev.rightsflow.deployment.keys;

import org.jspecify.annotations.NullMarked;
