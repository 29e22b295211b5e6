package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Command;
import org.jspecify.annotations.Nullable;

/**
 * A command as it travels.
 *
 * @param key what it is about is sealed to; null for a CANCEL, which is about nobody
 */
record Sealed(Command command, @Nullable Integer key) {}
