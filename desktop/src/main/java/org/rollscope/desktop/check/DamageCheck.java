package org.rollscope.desktop.check;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.SerialFraming;

/**
 * Whether what is no command leaves the device as it is: it says nothing, and goes on answering.
 */
final class DamageCheck implements Check {
  private static final String NAME = "damage";
  private static final int GET_STATUS = 7;
  private static final int NOISE = 1024;
  private static final int OVERLONG = 600;
  private static final double SILENCE = 0.3;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    if (!subject.ask(new Command.GetStatus()).problem().isEmpty()) {
      findings.unchecked(NAME, "get status must be answered first");
      return;
    }
    Map<String, byte[]> blows = subject.isAir() ? writes(subject) : pieces(subject);
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, byte[]> blow : blows.entrySet()) {
      String problem = problem(subject, blow.getValue());
      if (!problem.isEmpty()) {
        wrong.add(blow.getKey() + " " + problem);
      }
    }
    findings.judge(
        NAME,
        subject.isAir() ? Section.COMMANDS : Section.SERIAL,
        String.join("; ", wrong),
        String.join(", ", blows.keySet()) + ": left out, and commands are answered after each");
  }

  private static String problem(Subject subject, byte[] blow) throws LinkException {
    Hearing.Mark mark = subject.mark();
    try {
      subject.write(blow);
    } catch (LinkException e) {
      if (!subject.isAir()) {
        throw e;
      }
      // Over BLE a device may refuse what is no command; whether it is still there is seen below.
    }
    subject.listen(SILENCE);
    if (!subject.heard().acksSince(mark).isEmpty()) {
      return "is answered with an ACK, and should be left out";
    }
    String problem = subject.ask(new Command.GetStatus()).problem();
    return problem.isEmpty() ? "" : "leaves it deaf for the next command: " + problem;
  }

  private static Map<String, byte[]> pieces(Subject subject) {
    byte[] good = SerialFraming.packet(subject.next(GET_STATUS));
    byte[] wrong = good.clone();
    int last = wrong.length - 2;
    wrong[last] = (byte) (wrong[last] == 1 ? 3 : wrong[last] ^ 1); // stays other than 0
    Map<String, byte[]> pieces = new LinkedHashMap<>();
    pieces.put("a wrong CRC", wrong);
    pieces.put("a cut packet", Arrays.copyOf(good, good.length / 2));
    pieces.put("1 kB of noise", noise(NOISE));
    pieces.put(OVERLONG + " bytes without a 0x00", overlong());
    return pieces;
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(1).nextBytes(noise); // of this seed it is known to hold no command
    return noise;
  }

  private static byte[] overlong() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    for (int i = 0; i < OVERLONG; i++) {
      bytes.write(0xA5);
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> writes(Subject subject) {
    byte[] otherVersion = subject.next(GET_STATUS);
    otherVersion[0] = (byte) (2 << 4 | Frame.COMMAND);
    byte[] otherType = subject.next(GET_STATUS);
    otherType[0] = (byte) (Frame.VERSION << 4 | Frame.ACK);
    Map<String, byte[]> writes = new LinkedHashMap<>();
    writes.put("a single byte", new byte[] {Frame.VERSION << 4 | Frame.COMMAND});
    writes.put("a cut command", Arrays.copyOf(subject.next(GET_STATUS), Frame.HEADER));
    writes.put("another version", otherVersion);
    writes.put("another type of frame", otherType);
    writes.put("20 bytes of noise", noise(20));
    return writes;
  }
}
