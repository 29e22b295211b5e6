/** The staff page: who may log in, what they see of the cases, and the decisions that they take. Shows and asks, and changes nothing by itself. */
@NullMarked
package dev.rightsflow.workflow.staff;

import org.jspecify.annotations.NullMarked;
