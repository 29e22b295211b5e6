/** A connector to mail on an IMAP server: who wrote it, to whom, and who is named in it by their address. */
@NullMarked
package dev.rightsflow.connector.mailbox;

import org.jspecify.annotations.NullMarked;
