package dev.rightsflow.local.samples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers that look right, pass every check, and belong to nobody. */
final class TestNumbers {

    /** Skatteverket gives birth numbers 980 to 999 to test persons only. */
    private static final int FIRST_BIRTH_NUMBER = 980;

    static final int BIRTH_NUMBERS = 20;

    /** 070-174 06 05 to 070-174 06 99: kept free for books, films and software by Post- och telestyrelsen. */
    static final int PHONES = 95;

    private TestNumbers() {}

    /** A personnummer of 12 digits. */
    static String personnummer(LocalDate born, int serial) {
        String date = born.format(DateTimeFormatter.BASIC_ISO_DATE);
        String nine = date.substring(2) + (FIRST_BIRTH_NUMBER + serial % BIRTH_NUMBERS);
        return date.substring(0, 2) + nine + checkDigit(nine);
    }

    /** An organisationsnummer in group 4, which Bolagsverket and Skatteverket give to nobody. */
    static String organisationNumber(int serial) {
        String nine = "4020%05d".formatted(serial);
        return nine + checkDigit(nine);
    }

    static String phone(int serial) {
        return "+4670174%04d".formatted(605 + serial % PHONES);
    }

    /** Luhn: weights 2, 1, 2, 1 ... */
    static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int product = Character.digit(nine.charAt(i), 10) * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
