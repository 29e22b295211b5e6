/** What a deployment needs done once, before the services: {@code keys}, then {@code access}. */
@NullMarked
package dev.rightsflow.deployment;

import org.jspecify.annotations.NullMarked;
