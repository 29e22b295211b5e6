/** The rim towards Kafka: takes commands off their topic, opens them, and puts reports and announcements on theirs. */
@NullMarked
package dev.rightsflow.connector.kit.messaging;

import org.jspecify.annotations.NullMarked;
