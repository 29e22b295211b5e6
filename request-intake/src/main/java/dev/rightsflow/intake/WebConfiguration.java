package dev.rightsflow.intake;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final IntakeProperties properties;

    WebConfiguration(IntakeProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // A recipient's machine says more than a person does, and must not use up what the form grants its address.
        registry.addInterceptor(new Guard(properties.submissionsPerMinute()))
                .excludePathPatterns("/error", LetterCallbacks.PATH);
        registry.addInterceptor(new Guard(properties.callbacksPerMinute())).addPathPatterns(LetterCallbacks.PATH);
    }
}
