package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {
  @TempDir Path folder;

  private Path secret(String rights, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @ParameterizedTest
  @CsvSource({"rw-------,false", "r--------,false", "rw-r-----,true", "rw----r--,true"})
  void whatOthersCanReadIsFoundWithTheCommandThatHelps(String rights, boolean exposed)
      throws IOException {
    Path file = secret(rights, "x");
    assertThat(SecretFile.exposure(file).isPresent()).isEqualTo(exposed);
    SecretFile.exposure(file)
        .ifPresent(
            words ->
                assertThat(words)
                    .startsWith(file + " holds a secret")
                    .contains(rights)
                    .endsWith("chmod 600 " + file));
    assertThat(SecretFile.exposure(folder.resolve("none"))).isEmpty();
  }

  @Test
  void aConfigurationWithExposedSecretsIsReadWithAWarningForEach()
      throws IOException, ConfigException {
    secret("rw-r--r--", "tops3cret\n");
    Files.writeString(folder.resolve("own.key"), "key");
    Files.setPosixFilePermissions(
        folder.resolve("own.key"), PosixFilePermissions.fromString("rw-rw----"));
    Path config =
        Files.writeString(
            folder.resolve("rollscope.yaml"),
            "broker: {user: anna, password-file: password, certificate-file: own.pem,"
                + " key-file: own.key}\ndevices: [{link: auto}]\n");
    List<String> warnings = warnings(() -> BridgeConfig.load(config));
    assertThat(warnings).hasSize(2);
    assertThat(warnings)
        .anySatisfy(line -> assertThat(line).endsWith("chmod 600 " + folder.resolve("password")))
        .anySatisfy(line -> assertThat(line).endsWith("chmod 600 " + folder.resolve("own.key")))
        .noneMatch(line -> line.contains("tops3cret"));
    Files.setPosixFilePermissions(
        folder.resolve("own.key"), PosixFilePermissions.fromString("rw-------"));
    secret("rw-------", "tops3cret\n");
    assertThat(warnings(() -> BridgeConfig.load(config))).isEmpty();
  }

  private interface Reading {
    void run() throws ConfigException;
  }

  private static List<String> warnings(Reading reading) throws ConfigException {
    List<String> said = new ArrayList<>();
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            said.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(SecretFile.class.getName());
    logger.addHandler(ear);
    try {
      reading.run();
    } finally {
      logger.removeHandler(ear);
    }
    return said;
  }

  @Test
  void onlyTheEndOfTheLineIsNoPartOfAPassword() throws IOException, ConfigException {
    assertThat(SecretFile.read(secret("rw-------", " a b \n")).bytes())
        .isEqualTo(" a b ".getBytes());
    assertThat(SecretFile.read(secret("rw-------", "ab\r\n")).bytes()).isEqualTo("ab".getBytes());
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SecretFile.read(secret("rw-------", "\n")))
        .withMessageContaining("is empty; write the password into it");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SecretFile.read(folder.resolve("none")))
        .withMessageContaining("none is not there; create it");
  }
}
