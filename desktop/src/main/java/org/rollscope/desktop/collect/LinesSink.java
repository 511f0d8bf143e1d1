package org.rollscope.desktop.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what is collected as lines of JSON: one file a device in a folder, or one file for all.
 * The state beside them says how long each file is; what a crash has left behind that is cut off
 * when it is opened again, and collected again.
 */
public final class LinesSink implements Sink, AutoCloseable {
  public static final String ENDING = ".jsonl";
  private static final String STATE = "collect.state";

  private final Path folder;
  private final String single;
  private final LinesState state;
  private final Map<String, Long> lengths;

  private LinesSink(Path folder, String single, LinesState state) throws IOException {
    this.folder = folder;
    this.single = single;
    this.state = state;
    lengths = new HashMap<>(state.lengths());
    for (Map.Entry<String, Long> one : lengths.entrySet()) {
      cut(folder.resolve(one.getKey()), one.getValue());
    }
  }

  /**
   * Goes on with a folder, or a file whose name ends in {@value #ENDING}; or begins one.
   *
   * @param newClient who the collector is to the broker, where that is not known yet
   * @throws IOException where that is not possible, in words for people
   */
  public static LinesSink open(Path place, String newClient) throws IOException {
    boolean isFile = place.toString().endsWith(ENDING);
    Path absolute = place.toAbsolutePath();
    Path parent = absolute.getParent();
    Path folder = isFile && parent != null ? parent : absolute;
    String single = isFile ? String.valueOf(absolute.getFileName()) : "";
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(
          "The folder %s cannot be made (%s); name another place".formatted(folder, e.getReason()),
          e);
    }
    Path file = folder.resolve(isFile ? single + ".state" : STATE);
    LinesState state = LinesState.open(file, newClient);
    try {
      return new LinesSink(folder, single, state);
    } catch (IOException e) {
      state.close();
      throw e;
    }
  }

  /** Who the collector is to the broker, for good. */
  public String client() throws IOException {
    return state.client();
  }

  private static void cut(Path file, long length) throws IOException {
    long found = Files.exists(file) ? Files.size(file) : 0;
    if (found < length) {
      throw new IOException(
          "%s is shorter than what was collected into it; put it back, or move all of its folder away to begin anew"
              .formatted(file));
    }
    if (found > length) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }
  }

  @Override
  public List<Progress> progress() throws IOException {
    return state.progress();
  }

  @Override
  public void store(List<Finding> findings, List<Progress> progress) throws IOException {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String name = single.isEmpty() ? JsonLine.device(finding) + ENDING : single;
      lines.computeIfAbsent(name, none -> new StringBuilder()).append(JsonLine.of(finding));
    }
    Map<String, Long> longer = new HashMap<>();
    for (Map.Entry<String, StringBuilder> one : lines.entrySet()) {
      byte[] bytes = one.getValue().toString().getBytes(UTF_8);
      longer.put(one.getKey(), write(one.getKey(), bytes));
    }
    state.store(longer, progress);
    lengths.putAll(longer);
  }

  /** Writes behind what belongs to a file, and returns its new length. */
  private long write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    long length = lengths.getOrDefault(name, 0L);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.position(length);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
      return length + bytes.length;
    } catch (IOException e) {
      throw new IOException(
          "What was collected cannot be written to %s: %s; is there room on the disk, and may you write there?"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    state.close();
  }
}
