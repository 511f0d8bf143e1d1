package org.rollscope.desktop.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A recording, opened. Read once, from its beginning to its end, by one thread.
 *
 * <p>Its digest stands for its content where a log names no boot: the SHA-256 of its first 64 KiB
 * (unpacked), which hold the header and thousands of noisy rows. So a log that still grows, or was
 * cut short, keeps its sessions' identifiers.
 */
public final class LogFile implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  /** Takes the file piece by piece. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Takes the next piece.
     *
     * @param share of the file read so far, 0 to 1
     */
    void piece(byte[] bytes, int length, double share) throws IOException;
  }

  private final Path path;
  private final long size;
  private final CountingInputStream counted;
  private final InputStream in;
  private final byte[] head;
  private final int first;
  private boolean cutShort;

  private LogFile(Path path) throws IOException {
    this.path = path;
    size = Files.size(path);
    counted = new CountingInputStream(Files.newInputStream(path));
    in = unpack(counted);
    head = new byte[PIECE];
    int length = fill(head);
    if (length == 0) {
      close();
      throw new LogException(path + " is empty");
    }
    first = length;
  }

  /**
   * Opens a recording.
   *
   * @throws IOException when it is missing, forbidden or empty, naming it
   */
  public static LogFile open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new LogException("there is no file " + path);
    }
    if (Files.isDirectory(path)) {
      throw new LogException(path + " is a folder; name a recording in it");
    }
    return new LogFile(path);
  }

  private static InputStream unpack(InputStream packed) throws IOException {
    PushbackInputStream in = new PushbackInputStream(packed, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip =
        magic.length == 2 && (magic[0] & 0xff) == GZIP_MAGIC_1 && (magic[1] & 0xff) == GZIP_MAGIC_2;
    return gzip ? new GZIPInputStream(in, PIECE) : in;
  }

  /** Fills as much as there is; what a damaged end holds back is left out. */
  private int fill(byte[] piece) throws IOException {
    int length = 0;
    while (length < piece.length && !cutShort) {
      try {
        int count = in.read(piece, length, piece.length - length);
        if (count < 0) {
          break;
        }
        length += count;
      } catch (EOFException | ZipException e) {
        cutShort = true;
      }
    }
    return length;
  }

  /** Reads to the end. */
  public void read(Reader reader) throws IOException {
    byte[] piece = head;
    int length = first;
    while (length > 0) {
      reader.piece(piece, length, size == 0 ? 1 : (double) counted.count() / size);
      length = fill(piece);
    }
  }

  /** Stands for the content; see above. Ask before reading. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(head, 0, first);
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether its content begins with these characters. */
  public boolean startsWith(String start) {
    byte[] bytes = start.getBytes(ISO_8859_1);
    return Arrays.equals(bytes, 0, bytes.length, head, 0, Math.min(bytes.length, first));
  }

  /** Whether its packing is damaged, so that its end could not be read. */
  public boolean isCutShort() {
    return cutShort;
  }

  public Path path() {
    return path;
  }

  /** Size on disk, bytes. */
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
