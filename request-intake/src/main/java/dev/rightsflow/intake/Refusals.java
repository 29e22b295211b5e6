package dev.rightsflow.intake;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * How every refusal is put: to programs as a problem of RFC 9457, to people as a page, to both in their language. What the
 * container refuses (an unknown address, a wrong method, a body of a wrong type) comes here as well.
 */
@Controller
@ControllerAdvice
class Refusals implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final Set<Integer> IN_WORDS = Set.of(400, 403, 404, 405, 406, 413, 415, 429, 500, 503);

    private final MessageSource texts;

    Refusals(MessageSource texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    Object refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return answer(refusal, request.getRequestURI(), response, locale);
    }

    @ExceptionHandler
    Object refuse(
            NotAcknowledgedException unavailable,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return answer(Refusal.notAcknowledged(), request.getRequestURI(), response, locale);
    }

    /** A form that is too large, or no form: the container finds out when somebody asks for a field. */
    @ExceptionHandler
    Object refuse(
            InvalidParameterException unreadable,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return answer(Refusal.of(inWords(unreadable.getErrorCode())), request.getRequestURI(), response, locale);
    }

    /** The store of the status view does not answer. */
    @ExceptionHandler
    Object refuse(
            DataAccessException unavailable, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        log.error("Expected the store of the status view to answer, but it did not", unavailable);
        return answer(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE), request.getRequestURI(), response, locale);
    }

    @RequestMapping("/error")
    Object refuse(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpStatus.NOT_FOUND.value());
        String path = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse(request.getRequestURI());
        return answer(Refusal.of(inWords(status)), path, response, locale);
    }

    private static HttpStatus inWords(int status) {
        if (IN_WORDS.contains(status)) {
            return HttpStatus.valueOf(status);
        }
        return status < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private Object answer(Refusal refusal, String path, HttpServletResponse response, Locale locale) {
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE || refusal.status() == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return path.startsWith("/api/") ? problem(refusal, locale) : page(refusal, locale);
    }

    private ResponseEntity<ProblemDetail> problem(Refusal refusal, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), detail(refusal, locale));
        // What its status alone says is no type of its own: RFC 9457, 4.2.1.
        if (!Character.isDigit(refusal.text().charAt(0))) {
            problem.setType(URI.create("urn:rightsflow:problem:" + refusal.text()));
        }
        problem.setTitle(title(refusal, locale));
        if (!refusal.badFields().isEmpty()) {
            problem.setProperty("errors", errors(refusal.badFields(), locale));
        }
        return ResponseEntity.status(refusal.status())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ModelAndView page(Refusal refusal, Locale locale) {
        return new ModelAndView(
                "refusal",
                Map.of("title", title(refusal, locale), "detail", detail(refusal, locale)),
                refusal.status());
    }

    private List<Map<String, String>> errors(List<BadField> badFields, Locale locale) {
        return badFields.stream()
                .map(bad -> Map.of("field", bad.field(), "detail", text(bad, locale)))
                .toList();
    }

    /** What is wrong with a field, in words. */
    String text(BadField bad, Locale locale) {
        return texts.getMessage("field." + bad.reason(), bad.arguments().toArray(), locale);
    }

    private String title(Refusal refusal, Locale locale) {
        return texts.getMessage("problem." + refusal.text() + ".title", refusal.arguments(), locale);
    }

    private String detail(Refusal refusal, Locale locale) {
        return texts.getMessage("problem." + refusal.text() + ".detail", refusal.arguments(), locale);
    }
}
