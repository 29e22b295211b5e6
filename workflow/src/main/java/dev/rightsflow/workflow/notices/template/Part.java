package dev.rightsflow.workflow.notices.template;

import java.lang.reflect.Method;

/**
 * Something that a template may name.
 *
 * @param accessor how its value is read
 * @param optional whether the value may be absent, so that a template has to ask for it before it prints it
 * @param demanded whether a template that leaves it out is refused: what a record's constructor demands must also be said
 */
record Part(String name, Kind kind, Class<?> type, Method accessor, boolean optional, boolean demanded) {

    enum Kind {
        /** Text, a date, a number, an address: printed as it is. */
        VALUE,
        /** One of a few codes, each with its words in every language. */
        CODE,
        /** Yes or no: asked, never printed. */
        FLAG,
        /** A record of its own: its parts are named with a dot. */
        RECORD,
        /** A list of values. */
        VALUES,
        /** A list of records. */
        RECORDS
    }
}
