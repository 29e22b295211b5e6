package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.store.CaseQueries;
import dev.rightsflow.workflow.store.Histories;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

@Configuration(proxyBeanMethods = false)
class StaffConfiguration implements WebMvcConfigurer {

    private static final List<Locale> WRITTEN = List.of(Locale.of("sv"), Locale.ENGLISH);

    @Bean
    CaseQueries caseQueries(MongoTemplate mongo) {
        return new CaseQueries(mongo);
    }

    @Bean
    Words words(MessageSource messageSource, Policy policy) {
        return new Words(messageSource, policy);
    }

    @Bean
    HistoryReader historyReader(Histories histories, Vault vault, Words words) {
        return new HistoryReader(histories, vault, new Sentences(words));
    }

    /** The language that was chosen, kept in a cookie of its own; otherwise what the browser prefers. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("rightsflow-staff-language");
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request -> {
            Locale preferred = Locale.lookup(
                    Locale.LanguageRange.parse(
                            request.getHeader("Accept-Language") == null ? "sv" : request.getHeader("Accept-Language")),
                    WRITTEN);
            return preferred == null ? WRITTEN.getFirst() : preferred;
        });
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor languages = new LocaleChangeInterceptor();
        languages.setParamName("lang");
        languages.setIgnoreInvalidLocale(true);
        registry.addInterceptor(languages);
    }

    /** An error says what to do next, never what went wrong inside. */
    @Bean
    ErrorViewResolver errorViewResolver() {
        return (request, status, model) -> new ModelAndView("staff/error", Map.of("status", status.value()), status);
    }
}
