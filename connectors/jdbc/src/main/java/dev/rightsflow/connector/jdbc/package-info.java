/** Carries out commands in a relational database. */
@NullMarked
package dev.rightsflow.connector.jdbc;

import org.jspecify.annotations.NullMarked;
