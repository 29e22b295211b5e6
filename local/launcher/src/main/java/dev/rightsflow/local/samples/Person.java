package dev.rightsflow.local.samples;

/**
 * A made-up person.
 *
 * @param email under {@code .example}, where nobody receives mail
 * @param phone E.164, from the numbers that Post- och telestyrelsen keeps free for fiction
 * @param nationalId 12 digits, from the series that Skatteverket keeps free for tests
 */
record Person(String name, String email, String phone, String nationalId, String address) {}
