package org.rollscope.sim.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpPortTest {
  @Test
  void talksBothWaysAndTakesANewHost() throws Exception {
    try (TcpPort port = TcpPort.open(0)) {
      assertThat(port.write(new byte[9], 0, 9)).isEqualTo(9);
      for (int visit = 1; visit <= 2; visit++) {
        try (Socket host = connect(port)) {
          host.getOutputStream().write(new byte[] {(byte) visit, 7});
          byte[] buffer = new byte[16];
          int got = 0;
          while (got < 2) {
            got += port.read(buffer, 100);
          }
          assertThat(port.connected()).isTrue();
          assertThat(port.write(buffer, 0, 1)).isEqualTo(1);
          assertThat(host.getInputStream().read()).isEqualTo(buffer[0]);
        }
      }
    }
  }

  @Test
  void saysThatItIsClosed() throws Exception {
    TcpPort port = TcpPort.open(0);
    port.close();
    for (int timeout : new int[] {0, 10}) {
      assertThatThrownBy(() -> port.read(new byte[1], timeout))
          .isInstanceOf(PortException.class)
          .hasMessageContaining("is closed");
    }
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (TcpPort first = TcpPort.open(0)) {
      int taken = URI.create(first.path()).getPort();
      assertThatThrownBy(() -> TcpPort.open(taken))
          .isInstanceOf(PortException.class)
          .hasMessageContaining(String.valueOf(taken));
    }
  }

  private static Socket connect(TcpPort port) throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(port.path()).getPort());
  }
}
