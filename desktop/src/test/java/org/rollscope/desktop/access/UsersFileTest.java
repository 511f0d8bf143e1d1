package org.rollscope.desktop.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
  private static final PasswordHash HASH =
      PasswordHash.of("soft grey ball".getBytes(UTF_8), new SecureRandom());
  private static final User ANNA = new User("anna", Role.THERAPIST, List.of(), HASH);
  private static final User CELLAR =
      new User("cellar", Role.BRIDGE, List.of("ball-1", "stick-2"), HASH);
  private static final User WALL = new User("wall", Role.VIEWER, List.of(), null);

  @TempDir private Path folder;
  private UsersFile file;

  @BeforeEach
  void setUp() {
    file = new UsersFile(folder.resolve("new").resolve("users"));
  }

  @Test
  void keepsUsersInTheirOrder() throws IOException {
    file.save(Users.NONE.with(ANNA).with(CELLAR).with(WALL));
    assertThat(file.load().all()).containsExactly(ANNA, CELLAR, WALL);
    file.save(file.load().without("cellar"));
    assertThat(file.load().all()).containsExactly(ANNA, WALL);
    assertThat(file.load().named("cellar")).isEmpty();
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    file.save(Users.NONE.with(ANNA));
    assertThat(Files.getPosixFilePermissions(file.path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(file.exposure()).isNull();
    assertThat(Files.readString(file.path())).doesNotContain("soft grey ball");
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(file.exposure()).contains("chmod 600 " + file.path());
  }

  @Test
  void holdsNobodyBeforeItIsThere() throws IOException {
    assertThat(file.load().isEmpty()).isTrue();
    assertThatThrownBy(() -> new CurrentUsers(file)).hasMessageContaining("add the first");
  }

  @Test
  void namesTheLineThatIsDamaged() throws IOException {
    file.save(Users.NONE.with(ANNA));
    String good = Files.readString(file.path());
    for (String bad :
        new String[] {
          "wall", "wall chief - certificate", "wall viewer - secret", "anna viewer - certificate"
        }) {
      Files.writeString(file.path(), good + bad + "\n");
      assertThatThrownBy(file::load).hasMessageContaining(file.path() + ":3: ");
    }
  }

  @Test
  void isReadAgainWhenItChangesAndLeftAloneWhileItIsDamaged() throws IOException {
    file.save(Users.NONE.with(ANNA));
    CurrentUsers users = new CurrentUsers(file);
    file.save(Users.NONE.with(ANNA).with(WALL));
    assertThat(users.get().all()).containsExactly(ANNA, WALL);
    Files.writeString(file.path(), "nonsense\n");
    assertThat(users.get().all()).containsExactly(ANNA, WALL);
    file.save(Users.NONE.with(WALL));
    assertThat(users.get().all()).containsExactly(WALL);
  }
}
