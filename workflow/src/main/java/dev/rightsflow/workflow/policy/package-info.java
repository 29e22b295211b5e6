/** The law as data: what a controller's lawyer wrote down in one YAML file, read, checked and never changed by code. */
@NullMarked
package dev.rightsflow.workflow.policy;

import org.jspecify.annotations.NullMarked;
