/** The cases in MongoDB: one document a case. The only package that knows MongoDB. */
@NullMarked
package dev.rightsflow.workflow.store;

import org.jspecify.annotations.NullMarked;
