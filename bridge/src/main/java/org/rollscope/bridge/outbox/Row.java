package org.rollscope.bridge.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A message as a row of the file.
 *
 * <p>The row's id is its lane above its place, so that the table itself is in the order in which
 * messages are sent, and needs no index beside it. The check sum is over everything else.
 */
final class Row {
  private static final int PLACE_BITS = 60;
  private static final long LAST_PLACE = (1L << PLACE_BITS) - 1;
  private static final long NANOS = 1_000_000_000;
  private static final String COLUMNS =
      "id, stored, device, boot, epoch, sequence, lasting, topic, retained, measured, type,"
          + " payload, checksum";
  private static final String WEIGHT = Message.OVERHEAD + " + length(topic) + length(payload)";

  static final String TABLE =
      """
      CREATE TABLE message (
        id INTEGER PRIMARY KEY, stored INTEGER NOT NULL, device TEXT NOT NULL,
        boot TEXT NOT NULL, epoch TEXT NOT NULL, sequence INTEGER NOT NULL,
        lasting INTEGER NOT NULL, topic TEXT NOT NULL, retained INTEGER NOT NULL,
        measured INTEGER NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL,
        checksum INTEGER NOT NULL)""";

  static final String INSERT =
      "INSERT INTO message (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
  static final String DELETE = "DELETE FROM message WHERE id = ?";
  static final String SIZE =
      "SELECT count(*) AS messages, coalesce(sum(" + WEIGHT + "), 0) AS bytes FROM message";

  /** Between two ids, in order, so many. */
  static final String PAGE =
      "SELECT " + COLUMNS + " FROM message WHERE id > ? AND id <= ? ORDER BY id LIMIT ?";

  /** The same backwards. */
  static final String PAGE_BACKWARDS =
      "SELECT " + COLUMNS + " FROM message WHERE id > ? AND id <= ? ORDER BY id DESC LIMIT ?";

  private Row() {}

  static long id(Lane lane, long place) {
    return (number(lane) << PLACE_BITS) | place;
  }

  /** Fixed: it is in files. */
  private static long number(Lane lane) {
    return switch (lane) {
      case ALARM -> 0;
      case EVENT -> 1;
      case SAMPLE -> 2;
    };
  }

  static long lastId(Lane lane) {
    return id(lane, LAST_PLACE);
  }

  static long place(long id) {
    return id & LAST_PLACE;
  }

  static Lane lane(long id) {
    return switch ((int) (id >>> PLACE_BITS)) {
      case 0 -> Lane.ALARM;
      case 1 -> Lane.EVENT;
      default -> Lane.SAMPLE;
    };
  }

  static long id(Held held) {
    return id(held.lane(), held.place());
  }

  /** The last id of a lane that is in use. */
  static String last(Lane lane) {
    return "SELECT coalesce(max(id), 0) AS id FROM message WHERE id <= " + lastId(lane);
  }

  /** The messages of a rank without their payloads, the oldest first. */
  static String oldest(Rank rank) {
    String which =
        switch (rank) {
          case SAMPLE -> "id > " + lastId(Lane.EVENT) + " ORDER BY id";
          case EVENT ->
              "id > "
                  + lastId(Lane.ALARM)
                  + " AND id <= "
                  + lastId(Lane.EVENT)
                  + " AND lasting = 0 ORDER BY id";
          case LASTING ->
              "id <= " + lastId(Lane.ALARM) + " OR lasting = 1 ORDER BY id & " + LAST_PLACE;
        };
    return "SELECT id, stored, device, boot, epoch, sequence, measured, "
        + WEIGHT
        + " AS weight FROM message WHERE "
        + which;
  }

  static void write(PreparedStatement to, Held held) throws SQLException {
    Message message = held.message();
    Key key = message.key();
    int column = 1;
    to.setLong(column++, id(held));
    to.setLong(column++, held.stored());
    to.setString(column++, key.device());
    to.setString(column++, key.boot());
    to.setString(column++, key.epoch());
    to.setLong(column++, key.sequence());
    to.setInt(column++, message.lasting() ? 1 : 0);
    to.setString(column++, message.topic());
    to.setInt(column++, message.retained() ? 1 : 0);
    to.setLong(column++, nanos(message.measured()));
    to.setString(column++, message.payload().contentType());
    to.setBytes(column++, message.payload().bytes());
    to.setLong(column, checksum(held));
  }

  /** The message of a row; null where its check sum is wrong. */
  static @Nullable Held read(ResultSet from) throws SQLException {
    long id = from.getLong("id");
    Key key = key(from);
    Message message =
        new Message(
            key,
            from.getInt("lasting") != 0,
            text(from, "topic"),
            from.getInt("retained") != 0,
            measured(from),
            payload(from));
    Held held = new Held(place(id), from.getLong("stored"), message);
    return checksum(held) == from.getLong("checksum") ? held : null;
  }

  static Payload payload(ResultSet from) throws SQLException {
    byte[] bytes = from.getBytes("payload");
    return Payload.of(text(from, "type"), bytes == null ? new byte[0] : bytes);
  }

  static long weight(ResultSet from) throws SQLException {
    return Message.weight(text(from, "topic"), payload(from).size());
  }

  static Key key(ResultSet from) throws SQLException {
    return new Key(
        text(from, "device"),
        text(from, "boot"),
        text(from, "epoch"),
        lane(from.getLong("id")),
        from.getLong("sequence"));
  }

  static Instant measured(ResultSet from) throws SQLException {
    return instant(from.getLong("measured"));
  }

  static String text(ResultSet from, String column) throws SQLException {
    String text = from.getString(column);
    return text == null ? "" : text;
  }

  static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS + time.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  private static long checksum(Held held) {
    CRC32C sum = new CRC32C();
    Message message = held.message();
    Key key = message.key();
    ByteBuffer numbers = ByteBuffer.allocate(4 * Long.BYTES + 2);
    numbers.putLong(id(held)).putLong(held.stored());
    numbers.putLong(key.sequence()).putLong(nanos(message.measured()));
    numbers.put((byte) (message.lasting() ? 1 : 0)).put((byte) (message.retained() ? 1 : 0));
    sum.update(numbers.array());
    String words =
        String.join(
            "\0",
            key.device(),
            key.boot(),
            key.epoch(),
            message.topic(),
            message.payload().contentType());
    sum.update(words.getBytes(StandardCharsets.UTF_8));
    sum.update(message.payload().bytes());
    return sum.getValue();
  }
}
