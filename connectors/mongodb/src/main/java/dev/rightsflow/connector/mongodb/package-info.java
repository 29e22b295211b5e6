/** Carries out commands in a MongoDB database. */
@NullMarked
package dev.rightsflow.connector.mongodb;

import org.jspecify.annotations.NullMarked;
