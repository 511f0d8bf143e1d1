package org.rollscope.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingLinkTest {
  @TempDir Path folder;

  @Test
  void aFullDiskIsToldOnceAndTheStreamGoesOn() throws IOException {
    Path file = Files.write(folder.resolve("log"), new byte[1000]);
    List<String> told = new ArrayList<>();
    int read = 0;
    try (RecordingLink link =
        new RecordingLink(
            new ReplayLinkSource(file, Double.POSITIVE_INFINITY).open(),
            new FullDisk(300),
            told::add)) {
      byte[] buffer = new byte[100];
      for (int count = link.read(buffer); count >= 0; count = link.read(buffer)) {
        read += count;
      }
      assertThat(link.isFailed()).isTrue();
      assertThat(link.bytes()).isEqualTo(300);
    }
    assertThat(read).isEqualTo(1000);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("after 300 bytes", "No space left on device");
  }

  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
