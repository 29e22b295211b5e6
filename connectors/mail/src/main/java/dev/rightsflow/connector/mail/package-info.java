/** Sends notices by mail: to the workflow a system like any other, with tasks, retries and reports. */
@NullMarked
package dev.rightsflow.connector.mail;

import org.jspecify.annotations.NullMarked;
