/** Turns texts that a lawyer can edit into mails: checked once at start-up, then rendered in microseconds. */
@NullMarked
package dev.rightsflow.workflow.notices.template;

import org.jspecify.annotations.NullMarked;
