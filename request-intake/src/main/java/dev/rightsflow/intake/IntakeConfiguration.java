package dev.rightsflow.intake;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.opendsr.ProcessorCertificates;
import dev.rightsflow.schemas.seal.PayloadCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final Duration MONGO_ANSWERS_WITHIN = Duration.ofSeconds(3);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Links links(IntakeProperties properties) {
        return new Links(properties.linkKey());
    }

    @Bean
    ProcessorCertificates processorCertificates(IntakeProperties properties) {
        return properties.opendsrCertificates().isBlank()
                ? ProcessorCertificates.none()
                : ProcessorCertificates.in(Path.of(properties.opendsrCertificates()));
    }

    @Bean
    PayloadCodec payloadCodec(ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers) {
        return PayloadCodec.configured(producers.getConfigurationProperties(), consumers.getConfigurationProperties());
    }

    /** One that says nothing: the default logs what could not be sent, and the publisher logs that it could not be sent. */
    @Bean
    ProducerListener<Object, Object> producerListener() {
        return new ProducerListener<>() {};
    }

    /** A store that is down is waited for, however long: giving up on a batch would leave the view wrong for ever. */
    @Bean
    CommonErrorHandler kafkaErrorHandler() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(10_000);
        return new DefaultErrorHandler(backOff);
    }

    /** For topics that every instance reads whole: there is no group, and nothing to commit. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<Object, Object> announcementListenerContainerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer, ConsumerFactory<Object, Object> consumers) {
        ConcurrentKafkaListenerContainerFactory<Object, Object> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        configurer.configure(factory, consumers);
        factory.getContainerProperties().setAckMode(AckMode.MANUAL);
        return factory;
    }

    /** Days without a time zone: the driver's own codecs store them as such, Spring's converters as the server's midnight. */
    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(adapter -> adapter.useNativeDriverJavaTimeCodecs());
    }

    @Bean
    MongoClientSettingsBuilderCustomizer quickAnswers() {
        return settings -> settings.applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(MONGO_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) MONGO_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
    }
}
