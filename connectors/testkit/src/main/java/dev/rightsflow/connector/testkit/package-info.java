/** The contract every connector must pass, as a suite that a connector's own tests run. */
@NullMarked
package dev.rightsflow.connector.testkit;

import org.jspecify.annotations.NullMarked;
