/** Tells processors of erasures over OpenDSR 2.0: to the workflow a carrier of messages like mail, with tasks, retries and reports. */
@NullMarked
package dev.rightsflow.connector.opendsr;

import org.jspecify.annotations.NullMarked;
