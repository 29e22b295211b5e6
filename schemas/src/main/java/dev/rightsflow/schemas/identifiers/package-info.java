/**
 * What identifies a person, brought into the one form that systems are searched with: equal means the same person.
 *
 * <p>National numbers are read here and not by {@code dev.personnummer} (3.5.0, the one living library on Maven Central):
 * it reads the system clock, takes the century from the year alone, knows no dash but the hyphen and no organisations,
 * accepts 30 February, and repeats the number in its exceptions. Phone numbers are read by libphonenumber and e-mail
 * addresses by the library that also sends to them.
 */
@NullMarked
package dev.rightsflow.schemas.identifiers;

import org.jspecify.annotations.NullMarked;
