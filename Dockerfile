# One file for every service: docker build --build-arg MODULE=workflow --target service .
# Everything is compiled once, in a stage that all images share; then each takes its own jar apart into layers, so that a
# change of our code replaces some kilobytes of an image, not its libraries.
ARG JAVA=25.0.3_9

FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /source
COPY . .
# What is built here was tested before; `./mvnw verify` is where.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dmaven.test.skip=true -am package \
    -pl request-intake,workflow,connectors/jdbc,connectors/mongodb,connectors/http,connectors/mail,connectors/mailbox,connectors/opendsr,deployment

FROM build AS layers
ARG MODULE
RUN cp "${MODULE}"/target/*-exec.jar /app.jar \
    && java -Djarmode=tools -jar /app.jar extract --layers --destination /layers

FROM eclipse-temurin:${JAVA}-jre-noble AS service
RUN groupadd --gid 10001 rightsflow \
    && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin rightsflow
COPY --chmod=755 deployment/healthy /usr/local/bin/healthy
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 10001:10001
ENTRYPOINT ["java", "-jar", "app.jar"]

# The jobs `keys` and `access`. An empty volume takes over the owner of the directory that it is first mounted on: that is
# how volumes belong to a user that is not root without anybody being root.
FROM service AS deployment
USER root
WORKDIR /keys
RUN mkdir access staff kafka registry registry-database \
      request-intake workflow mongodb \
      crm crm-database invoicing invoicing-database employment employment-database paper-archive paper-archive-database credit-registers credit-registers-database recruitment recruitment-database \
      newsletter newsletter-database website-analytics website-analytics-database support support-database opendsr opendsr-database mail mail-database \
    && chown 10001:10001 /keys/* \
    && chmod 750 /keys/*
WORKDIR /app
USER 10001:10001
