/**
 * The whole product in one thread under one seed: the real core, processing and kit over in-memory twins of broker, store
 * and systems, while everything that may go wrong does, and the promises are checked after every step.
 */
@NullMarked
package dev.rightsflow.workflow.simulation;

import org.jspecify.annotations.NullMarked;
