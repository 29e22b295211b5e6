/** Ledgers that a connector can use as they are. */
@NullMarked
package dev.rightsflow.connector.kit.ledger;

import org.jspecify.annotations.NullMarked;
