/** What an operator runs beside the service, with the service's own settings. */
@NullMarked
package dev.rightsflow.workflow.operations;

import org.jspecify.annotations.NullMarked;
