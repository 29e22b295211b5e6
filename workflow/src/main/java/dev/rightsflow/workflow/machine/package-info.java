/**
 * The list of moves, as a Spring state machine: states, events, pure guards, no actions. The only package that knows
 * spring-statemachine, whose upstream is archived (see {@code docs/adr/0001-spring-statemachine.md}).
 */
@NullMarked
package dev.rightsflow.workflow.machine;

import org.jspecify.annotations.NullMarked;
