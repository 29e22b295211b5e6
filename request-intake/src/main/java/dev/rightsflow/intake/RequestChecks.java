package dev.rightsflow.intake;

import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.identifiers.Email;
import dev.rightsflow.schemas.identifiers.FurtherIdentifiers;
import dev.rightsflow.schemas.identifiers.NationalId;
import dev.rightsflow.schemas.identifiers.Phone;
import dev.rightsflow.schemas.identifiers.PlainText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Checks an input against what the controller offers, field by field, and finds everything that is wrong with it. */
@Component
class RequestChecks {

    private static final List<Field> IDENTIFIERS = List.of(Field.EMAIL, Field.PHONE, Field.NATIONAL_ID);

    private final IntakeProperties properties;
    private final Clock clock;

    RequestChecks(IntakeProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Checks an input.
     *
     * @param already found bad while the input was read; these fields are not judged again
     * @param emailNeeded whether mail is the only way to reach the person: in the form it is
     */
    CheckedRequest check(
            Map<Field, String> input,
            Collection<BadField> already,
            boolean emailNeeded,
            AnnouncedController controller) {
        return new Check(input, already, controller).run(emailNeeded);
    }

    /** Checks the answer to a question of the staff. */
    static Optional<BadField> checkAnswer(String answer) {
        if (answer.isBlank()) {
            return Optional.of(BadField.of("answer", "answer-missing"));
        }
        return unprintable(Field.MESSAGE, answer)
                .or(() -> tooLong(Field.MESSAGE, answer))
                .map(bad -> new BadField("answer", bad.reason(), bad.arguments()));
    }

    private static Optional<BadField> unprintable(Field field, String text) {
        return PlainText.isPrintable(text, field.mayHaveLines())
                ? Optional.empty()
                : Optional.of(BadField.of(field, "unprintable"));
    }

    private static Optional<BadField> tooLong(Field field, String text) {
        return text.length() > field.longest()
                ? Optional.of(BadField.of(field, "too-long", field.longest()))
                : Optional.empty();
    }

    private final class Check {

        private final AnnouncedController controller;
        private final Map<Field, String> input = new EnumMap<>(Field.class);
        /** By path. */
        private final Map<String, BadField> bad = new LinkedHashMap<>();

        Check(Map<Field, String> input, Collection<BadField> already, AnnouncedController controller) {
            this.controller = controller;
            already.forEach(this::add);
            input.forEach((field, text) -> {
                String plain = PlainText.of(text);
                if (!plain.isEmpty()) {
                    this.input.put(field, plain);
                }
            });
        }

        CheckedRequest run(boolean emailNeeded) {
            input.forEach(this::checkText);
            Optional<Right> right = read(Field.RIGHT, this::right, "right", rightsOffered());
            Optional<String> relation = read(
                    Field.RELATION,
                    id -> Optional.of(id).filter(controller.relations()::containsKey),
                    "relation",
                    String.join(", ", controller.relations().keySet()));
            input.putIfAbsent(Field.LANGUAGE, controller.defaultLanguage());
            Optional<String> language = read(
                    Field.LANGUAGE,
                    tag -> Optional.of(tag).filter(controller.languages()::contains),
                    "language",
                    String.join(", ", controller.languages()));
            SubjectDetails.Builder subject = SubjectDetails.newBuilder()
                    .setName(read(Field.NAME, Optional::of, "").orElse(null))
                    .setEmail(read(Field.EMAIL, this::email, "email").orElse(null))
                    .setPhone(read(Field.PHONE, this::phone, "phone").orElse(null))
                    .setNationalId(read(Field.NATIONAL_ID, this::nationalId, "national-id")
                            .orElse(null))
                    .setMessage(read(Field.MESSAGE, Optional::of, "").orElse(null))
                    .setIdentifiers(read(
                                    Field.ANALYTICS_CLIENT_ID,
                                    FurtherIdentifiers::analyticsClientId,
                                    "analytics-client-id")
                            .map(id -> Map.of(FurtherIdentifiers.ANALYTICS_CLIENT_ID, id))
                            .orElse(Map.of()))
                    .setCorrections(corrections());

            require(Field.RIGHT, "right-missing");
            require(Field.RELATION, "relation-missing");
            if (emailNeeded) {
                require(Field.EMAIL, "email-missing");
            } else if (!attempted("identity", IDENTIFIERS)) {
                add(BadField.of("identity", "identity-missing"));
            }
            right.ifPresent(this::checkCorrections);

            return bad.isEmpty()
                    ? new CheckedRequest.Sound(
                            right.orElseThrow(), relation.orElseThrow(), language.orElseThrow(), subject.build())
                    : new CheckedRequest.Faulty(bad.values().stream()
                            .sorted(Comparator.comparingInt(Check::placeInForm))
                            .toList());
        }

        private void add(BadField fault) {
            bad.putIfAbsent(fault.field(), fault);
        }

        private void checkText(Field field, String text) {
            unprintable(field, text).or(() -> tooLong(field, text)).ifPresent(this::add);
        }

        /** The value of a field, or empty where it is absent or bad; what cannot be read is bad for this reason. */
        private <T> Optional<T> read(
                Field field, Function<String, Optional<T>> reading, String reason, Object... arguments) {
            Optional<String> text =
                    Optional.ofNullable(input.get(field)).filter(given -> !bad.containsKey(field.path()));
            Optional<T> value = text.flatMap(reading);
            if (text.isPresent() && value.isEmpty()) {
                add(BadField.of(field, reason, arguments));
            }
            return value;
        }

        private void require(Field field, String reason) {
            if (!input.containsKey(field)) {
                add(BadField.of(field, reason));
            }
        }

        private Map<String, String> corrections() {
            Map<String, String> corrections = new LinkedHashMap<>();
            read(Field.CORRECT_NAME, Optional::of, "").ifPresent(name -> corrections.put("name", name));
            read(Field.CORRECT_EMAIL, this::email, "email").ifPresent(email -> corrections.put("email", email));
            read(Field.CORRECT_PHONE, this::phone, "phone").ifPresent(phone -> corrections.put("phone", phone));
            read(Field.CORRECT_ADDRESS, Optional::of, "").ifPresent(address -> corrections.put("address", address));
            return corrections;
        }

        private void checkCorrections(Right right) {
            if (right != Right.RECTIFICATION) {
                Field.CORRECTIONS.stream()
                        .filter(input::containsKey)
                        .forEach(field -> add(BadField.of(field, "corrections-unwanted")));
            } else if (!attempted("corrections", Field.CORRECTIONS)) {
                add(BadField.of("corrections", "corrections-missing"));
            }
        }

        private boolean attempted(String group, List<Field> fields) {
            return bad.containsKey(group)
                    || fields.stream().anyMatch(field -> input.containsKey(field) || bad.containsKey(field.path()));
        }

        private Optional<Right> right(String name) {
            return controller.rights().stream()
                    .filter(right -> right.name().equals(name))
                    .findFirst();
        }

        private String rightsOffered() {
            return String.join(
                    ", ", controller.rights().stream().map(Right::name).toList());
        }

        private Optional<String> email(String text) {
            return Email.parse(text).map(Email::address);
        }

        private Optional<String> phone(String text) {
            return Phone.parse(text, properties.phoneRegion()).map(Phone::e164);
        }

        private Optional<String> nationalId(String text) {
            return NationalId.parse(text, LocalDate.ofInstant(clock.instant(), properties.zone()))
                    .map(NationalId::digits);
        }

        private static int placeInForm(BadField fault) {
            for (Field field : Field.values()) {
                if (field.path().equals(fault.field()) || field.path().startsWith(fault.field() + ".")) {
                    return field.ordinal();
                }
            }
            return Integer.MAX_VALUE;
        }
    }
}
