/** Records in and out. The only package that knows Kafka and Avro. */
@NullMarked
package dev.rightsflow.workflow.messaging;

import org.jspecify.annotations.NullMarked;
