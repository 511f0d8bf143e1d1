package org.rollscope.bridge.outbox;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The file of an outbox cannot be used; the message says why and what to do. */
final class StorageException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  /** Whether the file itself is the trouble: it must be set aside, for trying again is in vain. */
  private final boolean unusable;

  private StorageException(String message, Throwable cause, boolean unusable) {
    super(message, cause);
    this.unusable = unusable;
  }

  boolean isUnusable() {
    return unusable;
  }

  /** Whether the disk has no room. */
  boolean isFull() {
    return getCause() instanceof SQLiteException told
        && isOf(told.getResultCode(), SQLiteErrorCode.SQLITE_FULL);
  }

  static StorageException of(Path file, SQLException cause) {
    SQLiteErrorCode code =
        cause instanceof SQLiteException told
            ? told.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    boolean damaged = isDamaged(code);
    return new StorageException("The outbox " + file + " " + why(code, cause), cause, damaged);
  }

  static StorageException of(Path file, IOException cause) {
    String why =
        "cannot be made: " + cause + "; make its folder writable, or name another as outbox: file";
    return new StorageException("The outbox " + file + " " + why, cause, false);
  }

  static StorageException ofNewer(Path file, int version) {
    String why =
        "was written by a newer Rollscope (version "
            + version
            + " of the file);"
            + " use that one, or name another file as outbox: file";
    return new StorageException(
        "The outbox " + file + " " + why, new IOException("version " + version), false);
  }

  static StorageException ofForeign(Path file) {
    String why = "is another program's database; name another file as outbox: file";
    return new StorageException(
        "The outbox " + file + " " + why, new IOException("application id"), false);
  }

  /** Rows are not where they belong, which SQLite itself does not look at. */
  static StorageException ofDisorder(Path file) {
    return new StorageException(
        "The outbox " + file + " is damaged (rows are in disorder)",
        new IOException("disorder"),
        true);
  }

  /** A file whose tables cannot be used; any trouble of the disk is not the file's. */
  static StorageException ofTables(Path file, SQLException cause) {
    StorageException other = of(file, cause);
    boolean tables =
        cause instanceof SQLiteException told
            && isOf(told.getResultCode(), SQLiteErrorCode.SQLITE_ERROR);
    String why = "The outbox " + file + " is damaged (" + cause.getMessage() + ")";
    return tables ? new StorageException(why, cause, true) : other;
  }

  private static boolean isDamaged(SQLiteErrorCode code) {
    return isOf(code, SQLiteErrorCode.SQLITE_CORRUPT) || isOf(code, SQLiteErrorCode.SQLITE_NOTADB);
  }

  /** Extended codes hold the plain one in their lowest byte. */
  private static boolean isOf(SQLiteErrorCode code, SQLiteErrorCode plain) {
    return (code.code & 0xff) == plain.code;
  }

  private static String why(SQLiteErrorCode code, SQLException cause) {
    if (isDamaged(code)) {
      return "is damaged (" + code.message + ")";
    }
    if (isOf(code, SQLiteErrorCode.SQLITE_FULL)) {
      return "cannot grow: the disk is full; free some space on it";
    }
    if (isOf(code, SQLiteErrorCode.SQLITE_READONLY)
        || isOf(code, SQLiteErrorCode.SQLITE_CANTOPEN)
        || isOf(code, SQLiteErrorCode.SQLITE_PERM)) {
      return "cannot be written: the disk is read-only, or the file or its folder is not yours;"
          + " make it writable, or name another as outbox: file";
    }
    if (isOf(code, SQLiteErrorCode.SQLITE_BUSY) || isOf(code, SQLiteErrorCode.SQLITE_LOCKED)) {
      return "is in use by another program, such as a second bridge;"
          + " end that one, or give this one its own as outbox: file";
    }
    if (isOf(code, SQLiteErrorCode.SQLITE_IOERR)) {
      return "cannot be read or written: the disk reports an error (" + code.message + ")";
    }
    return "cannot be used: " + cause.getMessage();
  }
}
