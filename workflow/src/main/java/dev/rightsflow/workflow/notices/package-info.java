/** Everything we write to the person: one record per kind of notice, which cannot be built without what the law demands of it. */
@NullMarked
package dev.rightsflow.workflow.notices;

import org.jspecify.annotations.NullMarked;
