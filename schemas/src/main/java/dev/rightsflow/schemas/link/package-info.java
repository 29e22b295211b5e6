/** Links in mails to persons: signed by the service that writes the mail, checked by the service that is clicked. */
@NullMarked
package dev.rightsflow.schemas.link;

import org.jspecify.annotations.NullMarked;
