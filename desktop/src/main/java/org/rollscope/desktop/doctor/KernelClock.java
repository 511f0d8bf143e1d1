package org.rollscope.desktop.doctor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;

/** What the kernel knows of its clock, whichever program keeps it. */
final class KernelClock {
  /** The clock is not kept by a time server. */
  static final int UNSYNCHRONIZED = 5;

  static final int UNKNOWN = -1;

  /** More than a {@code struct timex} takes anywhere. All zero, it asks and sets nothing. */
  private static final int TIMEX_BYTES = 512;

  private KernelClock() {}

  /** The function in the C library; public, for else no proxy can be made of it. */
  public interface Adjtimex {
    int of(MemorySegment timex);
  }

  /** What {@code adjtimex} returns; {@link #UNKNOWN} where the system has none. */
  @SuppressWarnings("restricted") // only the kernel knows
  static int state() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("adjtimex")
        .map(
            function ->
                ask(linker.downcallHandle(function, FunctionDescriptor.of(JAVA_INT, ADDRESS))))
        .orElse(UNKNOWN);
  }

  private static int ask(MethodHandle function) {
    Adjtimex adjtimex = MethodHandleProxies.asInterfaceInstance(Adjtimex.class, function);
    try (Arena arena = Arena.ofConfined()) {
      return adjtimex.of(arena.allocate(TIMEX_BYTES, Long.BYTES));
    }
  }
}
