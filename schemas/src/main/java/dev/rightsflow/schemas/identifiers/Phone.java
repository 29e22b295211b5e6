package dev.rightsflow.schemas.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * A phone number that exists in its country's numbering plan.
 *
 * @param e164 for instance {@code +46701234567}
 */
public record Phone(String e164) {

    /**
     * Reads a number as people write it.
     *
     * @param region ISO 3166 code of the country that a number without country code is in, for instance {@code SE}
     * @return empty if no such number can be dialled
     */
    public static Optional<Phone> parse(String text, String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number)
                    ? Optional.of(new Phone(numbers.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Hides the number: it is personal data and has no place in a log. */
    @Override
    public String toString() {
        return "Phone[]";
    }
}
