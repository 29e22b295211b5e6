package dev.rightsflow.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A member of the staff at a browser: logs in, opens the form of a decision, fills it in, sends it. */
final class StaffPages implements AutoCloseable {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern LETTER = Pattern.compile("decisions/acknowledge\\?command=([^\"]+)\"");
    private static final Pattern PARKED = Pattern.compile("decisions/settle\\?command=([^\"]+)\"");
    private static final Pattern UNSENT = Pattern.compile("/letters/(\\d+)\"");
    private static final Pattern STATUS_SECRET = Pattern.compile("/status/[^\"?]+\\?secret=([^\"&]+)");
    private static final Pattern HOLD = Pattern.compile("/holds/(H-[0-9a-f]+)\"");
    private static final Pattern TWIN = Pattern.compile("name=\"twin\"[^>]*value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final String staffUrl;

    StaffPages(String staffUrl, String user, String password) {
        this.staffUrl = staffUrl;
        Map<String, String> form = new LinkedHashMap<>(hidden(get("/login")));
        form.put("username", user);
        form.put("password", password);
        HttpResponse<String> answer = post("/login", form);
        if (answer.statusCode() != 302 || location(answer).contains("failed")) {
            throw new IllegalStateException(
                    "Expected %s to be let in to the staff page, but got %d".formatted(user, answer.statusCode()));
        }
    }

    /** A reference for a request that is about to be entered. */
    String newReference() {
        return hidden(get("/cases/new")).getOrDefault("reference", "");
    }

    /** Enters a request under its reference: the same one twice is one request. */
    void enter(String reference, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(hidden(get("/cases/new")));
        form.putAll(fields);
        form.put("reference", reference);
        HttpResponse<String> answer = post("/cases", form);
        if (answer.statusCode() != 302 || !location(answer).contains("/" + reference + "/entered")) {
            throw new IllegalStateException(
                    "Expected the request %s to be entered, but got %d".formatted(reference, answer.statusCode()));
        }
    }

    /** What opens the status, as it stands in the letter that waits to be posted; empty while there is none. */
    Optional<String> statusSecret(String reference) {
        return unsent(reference)
                .map(letter -> STATUS_SECRET.matcher(get(letter)))
                .filter(Matcher::find)
                .map(secret -> secret.group(1));
    }

    /**
     * Posts the letter that waits.
     *
     * @return whether there was one
     */
    boolean postLetter(String reference) {
        Optional<String> letter = unsent(reference);
        letter.ifPresent(page -> {
            String form = get(page);
            Map<String, String> fields = new LinkedHashMap<>(hidden(form));
            fields.put("on", value(form, "on"));
            send(page, fields);
        });
        return letter.isPresent();
    }

    private Optional<String> unsent(String reference) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(staffUrl + "/cases/" + reference)));
        // It may have been entered a moment ago.
        return Optional.of(UNSENT.matcher(page.body()))
                .filter(letter -> page.statusCode() == 200 && letter.find())
                .map(letter -> "/cases/" + reference + "/letters/" + letter.group(1));
    }

    /** Decides as a form asks, with what is filled in; a choice for each item where there are several. */
    void decide(String reference, StaffStep step) {
        String page = "/cases/" + reference + "/decisions/" + step.decide();
        String form = get(page);
        Map<String, String> fields = new LinkedHashMap<>(hidden(form));
        step.fields().forEach((field, value) -> {
            if (field.equals("choice")) {
                names(form, "items\\[\\d+]\\.choice").forEach(choice -> fields.put(choice, value));
            } else {
                fields.put(field, value);
            }
        });
        if (step.decide().equals("merge")) {
            Matcher twin = TWIN.matcher(form);
            if (!twin.find()) {
                throw new IllegalStateException("Expected an open twin of " + reference + ", but the page shows none");
            }
            fields.put("twin", twin.group(1));
        }
        send(page, fields);
    }

    /** Records that each recipient has confirmed its letter. */
    void acknowledge(String reference) {
        Matcher letter = LETTER.matcher(get("/cases/" + reference));
        List<String> commands = new ArrayList<>();
        while (letter.find()) {
            commands.add(letter.group(1).replace("&amp;", "&"));
        }
        if (commands.isEmpty()) {
            throw new IllegalStateException(
                    "Expected letters of " + reference + " without acknowledgement, but saw none");
        }
        for (String command : commands) {
            String page = "/cases/" + reference + "/decisions/acknowledge?command=" + command;
            send("/cases/" + reference + "/decisions/acknowledge", hidden(get(page)));
        }
    }

    /**
     * Settles the task of a case that waits for a person, with what is filled in.
     *
     * @return whether there was one
     */
    boolean settle(String reference, Map<String, String> fields) {
        Matcher parked = PARKED.matcher(get("/cases/" + reference));
        if (!parked.find()) {
            return false;
        }
        String page = "/cases/" + reference + "/decisions/settle";
        Map<String, String> form = new LinkedHashMap<>(
                hidden(get(page + "?command=" + parked.group(1).replace("&amp;", "&"))));
        form.putAll(fields);
        send(page, form);
        return true;
    }

    /** Places a hold on what is held about the person of a case; it has to be looked at again in a year. */
    void placeHold(String reference, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(hidden(get("/holds/new?case=" + reference)));
        form.putAll(fields);
        form.put("caseId", reference);
        form.put("covers", "CASE");
        form.put("reviewOn", LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());
        sendAboutHold("/holds", form);
    }

    /** Decides about the hold that a case knows. */
    void decideOnHold(String reference, String decision, Map<String, String> fields) {
        Matcher hold = HOLD.matcher(get("/cases/" + reference));
        if (!hold.find()) {
            throw new IllegalStateException("Expected a hold on the page of " + reference + ", but saw none");
        }
        String page = "/holds/" + hold.group(1);
        Map<String, String> form = new LinkedHashMap<>(hidden(get(page)));
        form.putAll(fields);
        sendAboutHold(page + "/" + decision, form);
    }

    private void sendAboutHold(String page, Map<String, String> form) {
        HttpResponse<String> answer = post(page, form);
        if (answer.statusCode() != 302 || !location(answer).contains("/holds/")) {
            throw new IllegalStateException(
                    "Expected %s to be recorded, but got %d".formatted(page, answer.statusCode()));
        }
    }

    /** Whether the ledger of the case waits for no recipient any more. */
    boolean seesEveryLetterConfirmed(String reference) {
        return !LETTER.matcher(get("/cases/" + reference)).find();
    }

    private void send(String page, Map<String, String> fields) {
        HttpResponse<String> answer = post(page, fields);
        if (answer.statusCode() != 302 || !location(answer).contains("decided=")) {
            throw new IllegalStateException(
                    "Expected %s to be recorded, but got %d".formatted(page, answer.statusCode()));
        }
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            if (inputs.group().contains("type=\"hidden\"")) {
                hidden.put(attribute(inputs.group(), "name"), attribute(inputs.group(), "value"));
            }
        }
        return hidden;
    }

    private static String value(String page, String name) {
        return INPUT.matcher(page)
                .results()
                .map(input -> input.group())
                .filter(input -> attribute(input, "name").equals(name))
                .map(input -> attribute(input, "value"))
                .findFirst()
                .orElse("");
    }

    private static List<String> names(String page, String pattern) {
        Matcher names = Pattern.compile("name=\"(" + pattern + ")\"").matcher(page);
        return names.results().map(found -> found.group(1)).distinct().toList();
    }

    private static String attribute(String input, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return value.find() ? value.group(1).replace("&amp;", "&").replace("&quot;", "\"") : "";
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(staffUrl + path)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Expected the page %s, but got %d".formatted(path, answer.statusCode()));
        }
        return answer.body();
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(staffUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", staffUrl)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the staff page to answer, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected an answer of the staff page, but was interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
