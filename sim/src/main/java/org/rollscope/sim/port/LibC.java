package org.rollscope.sim.port;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.VarHandle;
import java.util.Locale;

/**
 * The functions of the C library that make and use a pseudo-terminal, on Linux and macOS. Its calls
 * share buffers, so one thread at a time uses an instance.
 */
@SuppressWarnings("restricted") // calling C is what this class is for
final class LibC {
  static final boolean MACOS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
  static final int O_RDWR = 2;
  static final int O_NOCTTY = MACOS ? 0x20000 : 0x100;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = MACOS ? 35 : 11;
  static final int POLLHUP = 0x10;

  private static final int O_NONBLOCK = MACOS ? 0x4 : 0x800;
  private static final int F_SETFL = 4;
  private static final short POLLIN = 1;

  /** More than a {@code struct termios} takes anywhere. */
  private static final int TERMIOS_BYTES = 128;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  /** A call on one number, usually a file descriptor. */
  public interface NumberCall {
    int call(MemorySegment state, int number);
  }

  /** A call on a file descriptor and two numbers. */
  public interface ControlCall {
    int call(MemorySegment state, int file, int command, int argument);
  }

  /** A call on a path or a structure and a number. */
  public interface PathCall {
    int call(MemorySegment state, MemorySegment path, int number);
  }

  /** A call that fills or empties a buffer. */
  public interface BufferCall {
    long call(MemorySegment state, int file, MemorySegment buffer, long length);
  }

  /** A call that waits. */
  public interface PollCall {
    int call(MemorySegment state, MemorySegment set, long count, int timeoutMillis);
  }

  /** A call that reads the terminal's settings. */
  public interface LookCall {
    int call(MemorySegment state, int file, MemorySegment settings);
  }

  /** A call that sets the terminal's settings. */
  public interface SettingsCall {
    int call(MemorySegment state, int file, int when, MemorySegment settings);
  }

  /** A call on the terminal's settings in memory. */
  public interface StructureCall {
    void call(MemorySegment settings);
  }

  private final NumberCall openpt = bind(NumberCall.class, "posix_openpt", -1, JAVA_INT, JAVA_INT);
  private final NumberCall grantpt = bind(NumberCall.class, "grantpt", -1, JAVA_INT, JAVA_INT);
  private final NumberCall unlockpt = bind(NumberCall.class, "unlockpt", -1, JAVA_INT, JAVA_INT);
  private final NumberCall close = bind(NumberCall.class, "close", -1, JAVA_INT, JAVA_INT);
  private final BufferCall ptsname =
      bind(BufferCall.class, "ptsname_r", -1, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
  private final BufferCall read =
      bind(BufferCall.class, "read", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final BufferCall write =
      bind(BufferCall.class, "write", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final PathCall open = bind(PathCall.class, "open", -1, JAVA_INT, ADDRESS, JAVA_INT);
  private final ControlCall fcntl =
      bind(ControlCall.class, "fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private final PollCall poll =
      bind(PollCall.class, "poll", -1, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private final LookCall tcgetattr =
      bind(LookCall.class, "tcgetattr", -1, JAVA_INT, JAVA_INT, ADDRESS);
  private final SettingsCall tcsetattr =
      bind(SettingsCall.class, "tcsetattr", -1, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private final StructureCall cfmakeraw =
      MethodHandleProxies.asInterfaceInstance(
          StructureCall.class,
          LINKER.downcallHandle(
              LINKER.defaultLookup().findOrThrow("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS)));

  private final MemorySegment state;
  private final MemorySegment pollSet;
  private final MemorySegment settings;

  LibC(Arena arena) {
    state = arena.allocate(STATE);
    pollSet = arena.allocate(8, 4);
    settings = arena.allocate(TERMIOS_BYTES, 8);
  }

  int openTerminal() {
    return openpt.call(state, O_RDWR | O_NOCTTY);
  }

  int grant(int file) {
    return grantpt.call(state, file);
  }

  int unlock(int file) {
    return unlockpt.call(state, file);
  }

  int name(int file, MemorySegment buffer) {
    return (int) ptsname.call(state, file, buffer, buffer.byteSize());
  }

  int open(MemorySegment path) {
    return open.call(state, path, O_RDWR | O_NOCTTY);
  }

  int neverBlock(int file) {
    return fcntl.call(state, file, F_SETFL, O_RDWR | O_NONBLOCK);
  }

  long read(int file, MemorySegment buffer, long length) {
    return read.call(state, file, buffer, length);
  }

  long write(int file, MemorySegment buffer, long length) {
    return write.call(state, file, buffer, length);
  }

  int close(int file) {
    return close.call(state, file);
  }

  /** Waits for input or hang-up and returns the events found; 0 when none came in time. */
  int poll(int file, int timeoutMillis) {
    pollSet.set(JAVA_INT, 0, file);
    pollSet.set(JAVA_SHORT, 4, POLLIN);
    pollSet.set(JAVA_SHORT, 6, (short) 0);
    return poll.call(state, pollSet, 1, timeoutMillis) <= 0 ? 0 : pollSet.get(JAVA_SHORT, 6);
  }

  /** No echo, no line editing, no translation of any byte. */
  int makeRaw(int file) {
    if (tcgetattr.call(state, file, settings) != 0) {
      return -1;
    }
    cfmakeraw.call(settings);
    return tcsetattr.call(state, file, 0, settings);
  }

  /** The error number the last failed call has left. */
  int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  /** Binds a C function; {@code fixed} is its number of fixed arguments, or -1 if all are. */
  private static <T> T bind(
      Class<T> shape, String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
    Linker.Option[] options =
        fixed < 0
            ? new Linker.Option[] {KEEP_ERRNO}
            : new Linker.Option[] {KEEP_ERRNO, Linker.Option.firstVariadicArg(fixed)};
    return MethodHandleProxies.asInterfaceInstance(
        shape,
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow(name),
            FunctionDescriptor.of(result, arguments),
            options));
  }
}
