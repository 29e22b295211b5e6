/** The cases and the holds in MongoDB: one document each. The only package that knows MongoDB. */
@NullMarked
package dev.rightsflow.workflow.store;

import org.jspecify.annotations.NullMarked;
