package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.Secret;
import org.rollscope.bridge.config.TlsConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LoginOptionsTest {
  private static final BrokerConfig CONFIGURED =
      BrokerConfig.at("ssl://clinic:8883", "test")
          .withLogin("anna", new Secret("old"))
          .withTls(new TlsConfig(Path.of("ca"), Path.of("cert"), Path.of("key")));

  @TempDir Path folder;

  @Command
  private static final class Some {
    @Mixin private LoginOptions login;
  }

  private static BrokerConfig login(BrokerConfig configured, String... arguments)
      throws ConfigException {
    Some some = new Some();
    new CommandLine(some).parseArgs(arguments);
    return some.login.in(configured);
  }

  @Test
  void whatIsNotSaidStaysAsConfigured() throws ConfigException {
    assertThat(login(CONFIGURED)).isEqualTo(CONFIGURED);
    BrokerConfig other = login(CONFIGURED, "--user", "otto", "--ca-file", "other");
    assertThat(other.user()).isEqualTo("otto");
    assertThat(other.password()).isEqualTo(CONFIGURED.password());
    assertThat(other.tls())
        .isEqualTo(new TlsConfig(Path.of("other"), Path.of("cert"), Path.of("key")));
  }

  @Test
  void whatIsSaidHolds() throws Exception {
    Path password = Files.writeString(folder.resolve("pw"), "n3w\n");
    BrokerConfig said =
        login(
            CONFIGURED,
            "--password-file",
            password.toString(),
            "--certificate",
            "own.pem",
            "--key",
            "own.key");
    assertThat(said.user()).isEqualTo("anna");
    assertThat(said.password().bytes()).isEqualTo("n3w".getBytes());
    assertThat(said.tls())
        .isEqualTo(new TlsConfig(Path.of("ca"), Path.of("own.pem"), Path.of("own.key")));
    assertThat(said.toString()).doesNotContain("n3w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--certificate a|--certificate needs --key",
        "--key a|--key needs --certificate",
        "--password-env PATH|A password needs a user: --user NAME",
        "--user a --password-env NO_SUCH_VARIABLE|has no variable NO_SUCH_VARIABLE",
        "--user a --password-env PATH --password-file b|either --password-file or --password-env",
        "--user a --password-file /no/such|/no/such is not there"
      })
  void whatLacksAnotherIsNamed(String arguments, String words) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> login(BrokerConfig.at("tcp://clinic:1883", "test"), arguments.split(" ")))
        .withMessageContaining(words);
  }
}
