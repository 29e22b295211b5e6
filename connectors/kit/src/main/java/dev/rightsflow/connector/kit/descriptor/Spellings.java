package dev.rightsflow.connector.kit.descriptor;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;

/** How systems write the identifiers that a command carries in one form. */
public final class Spellings {

    private static final int DIGITS_OF_A_PERSON = 12;
    private static final String OF_AN_ORGANISATION = "16";

    private Spellings() {}

    /** @param nationalId digits only */
    public static List<String> ofNationalId(String nationalId) {
        String ten = nationalId.length() == DIGITS_OF_A_PERSON ? nationalId.substring(2) : nationalId;
        String century = nationalId.length() == DIGITS_OF_A_PERSON ? nationalId.substring(0, 2) : OF_AN_ORGANISATION;
        String dashed = ten.substring(0, Math.min(6, ten.length())) + "-" + ten.substring(Math.min(6, ten.length()));
        List<String> spellings = new ArrayList<>(List.of(century + ten, century + dashed, ten, dashed));
        if (!century.equals(OF_AN_ORGANISATION)) {
            // As from the year in which the person turns a hundred.
            spellings.add(dashed.replace('-', '+'));
        }
        return List.copyOf(spellings);
    }

    /**
     * What is left of the spellings of a number when everything but digits is taken away: with the country's code, with its
     * international prefix, and as it is dialled within the country.
     *
     * @param phone E.164
     */
    public static List<String> digitsOfPhone(String phone) {
        String digits = digits(phone);
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            PhoneNumber number = numbers.parse(phone, null);
            return List.of(digits, "00" + digits, digits(numbers.format(number, PhoneNumberFormat.NATIONAL)));
        } catch (NumberParseException e) {
            return List.of(digits);
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
