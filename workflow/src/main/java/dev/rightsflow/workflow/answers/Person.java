package dev.rightsflow.workflow.answers;

import org.jspecify.annotations.Nullable;

/** Whom we write to. */
public record Person(@Nullable String name) {}
