package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.endtoend.TestBroker;

class StoreOnServerTest {
  @TempDir private Path folder;

  @Test
  void connectionsThatWereCutAreMadeAnew() throws IOException, SQLException {
    try (Store store = TestStore.POSTGRES.open(folder)) {
      store.people().add("Anna", 60);
      PostgresServer.get().cutConnections();
      store.people().add("Ben", 60);
      PostgresServer.get().cutConnections();
      assertThat(store.people().all()).extracting(Person::name).containsExactly("Anna", "Ben");
    }
  }

  @Test
  void aServerThatIsNotThereIsTold() throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + TestBroker.freePort() + "/x?password=secret";
    assertThatThrownBy(() -> TestStore.open(new StoreAddress.OnServer(url)))
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("is the server running?")
        .hasMessageNotContaining("secret");
  }
}
