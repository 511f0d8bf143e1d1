# Builds Rollscope and packs it with a Java runtime. The image runs any of its commands.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -DskipTests -Dspotless.check.skip -Djacoco.skip package

FROM eclipse-temurin:25-jre
# The number is the one docker/users.sh hands the containers' passwords to.
RUN useradd --system --uid 1884 --create-home --groups dialout rollscope
WORKDIR /opt/rollscope
COPY --from=build /build/desktop/target/lib lib
COPY --from=build /build/desktop/target/rollscope.jar .
USER rollscope
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "rollscope.jar"]
CMD ["--help"]
