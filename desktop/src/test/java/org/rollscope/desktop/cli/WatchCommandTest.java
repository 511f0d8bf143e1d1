package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.TestCertificate;

/** The view and a broker that does not let everybody in. */
@Timeout(60)
class WatchCommandTest {
  @TempDir Path folder;

  private Path password(String password) throws Exception {
    Path file = Files.writeString(folder.resolve("pw"), password + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void logsInByTlsAndSaysWhatKeepsItOut() throws Exception {
    TestCertificate own = TestCertificate.in(folder);
    try (Mosquitto broker = Mosquitto.withTlsAndPassword(folder, own, "anna", "right")) {
      broker.start();
      Run in = watch(broker, own.certificate(), password("right"));
      assertThat(in.err())
          .contains("Watching ssl://localhost:" + broker.port())
          .doesNotContain("Waiting");
      Run wrong = watch(broker, own.certificate(), password("mistaken"));
      assertThat(wrong.err())
          .contains("Waiting: The broker ssl://localhost:" + broker.port())
          .contains("refuses the login of the user 'anna'")
          .doesNotContain("mistaken");
      assertThat(watch(broker, own.key(), password("right")).err())
          .contains("ca-file " + own.key() + " holds no certificate but: PRIVATE KEY");
    }
  }

  private static Run watch(Mosquitto broker, Path authority, Path password) {
    return Run.of(
        "watch",
        "--headless",
        "--duration",
        "0.5",
        "--broker",
        "mqtts://localhost:" + broker.port(),
        "--ca-file",
        authority.toString(),
        "--user",
        "anna",
        "--password-file",
        password.toString());
  }

  @Test
  void wrongOptionsAreSaidAtOnce() {
    assertThat(Run.of("watch", "--key", "x").err()).contains("--key needs --certificate");
    Run url = Run.of("watch", "--broker", "tcp://anna:secret@clinic");
    assertThat(url.code()).isEqualTo(1);
    assertThat(url.err()).contains("no user and no password").doesNotContain("secret");
  }
}
