package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.desktop.view.Words;

/** Whether all that comes is understood, and packed as it should be. */
final class LinkCheck implements Check.AtRest {
  private static final String NAME = "link";
  private static final int PRINTABLE_SHARE = 95;

  @Override
  public void run(Window rest, Findings findings) {
    Hearing heard = rest.hearing();
    if (!heard.speaks()) {
      findings.fix(NAME, Section.SERIAL, notUnderstood(heard));
    } else if (heard.isText()) {
      lines(heard, findings);
    } else if (heard.isBare()) {
      notifications(rest, findings);
    } else {
      packets(heard, findings);
    }
  }

  private static void packets(Hearing heard, Findings findings) {
    Packets.Counts counts = heard.packets();
    List<String> wrong = new ArrayList<>();
    add(wrong, counts.wrongCrc(), "with a wrong CRC");
    add(wrong, counts.unstuffed(), "that are no COBS");
    add(wrong, counts.tooLong(), "longer than 512 bytes");
    add(wrong, counts.tooShort(), "too short for a frame and its CRC");
    String problem =
        wrong.isEmpty()
            ? ""
            : "%d of %d packets are not understood (%s): bytes are lost or changed on the line"
                    .formatted(counts.bad(), counts.good() + counts.bad(), String.join(", ", wrong))
                + "; is its speed right, and does nothing else write to it?";
    findings.judge(
        NAME,
        Section.SERIAL,
        problem,
        String.format(
            Locale.ROOT,
            "%,d bytes, all understood%s",
            heard.bytes(),
            counts.noise() > 0 ? " after " + counts.noise() + " bytes of noise" : ""));
    findings.judge(
        "delimiters",
        Section.SERIAL,
        2 * counts.single() > counts.good()
            ? "there is one 0x00 between packets; send one before each as well as behind it, so"
                + " that noise before a packet costs nothing"
            : "",
        "0x00 before and behind each packet");
  }

  private static void add(List<String> to, long count, String what) {
    if (count > 0) {
      to.add(count + " " + what);
    }
  }

  private static void notifications(Window rest, Findings findings) {
    DecodeCounts counts = rest.hearing().counts();
    findings.judge(
        NAME,
        Section.BLE,
        counts.malformed() == 0
            ? ""
            : ("%d of %d notifications hold no whole frame: send one frame in each, as it is,"
                    + " without CRC and COBS, and no longer than the MTU allows")
                .formatted(counts.malformed(), counts.malformed() + counts.frames()),
        Words.count(rest.frames().size(), "notification") + ", a frame in each");
  }

  private static void lines(Hearing heard, Findings findings) {
    DecodeCounts counts = heard.counts();
    // The line that the host has joined in the middle of is not the device's fault.
    boolean good = counts.malformed() <= 1;
    findings.judge(
        NAME,
        Section.TEXT,
        good
            ? ""
            : ("%d of %d lines are not understood: each needs a time, as many commas as the header,"
                    + " and numbers in between")
                .formatted(counts.malformed(), counts.malformed() + counts.frames()),
        Words.count(counts.frames(), "line") + " of text, all understood");
  }

  private static String notUnderstood(Hearing heard) {
    if (heard.bytes() == 0) {
      return "nothing comes, not even when INFO is asked for; is the tool switched on, and are its"
          + " lines the right way round?";
    }
    Packets.Counts counts = heard.packets();
    if (counts.guess().isPresent()) {
      return "the CRC is wrong: " + counts.guess().get().advice();
    }
    if (isPrintable(heard.strange())) {
      return heard.problem().orElse("there are lines of text, but no header before them");
    }
    String found =
        String.format(Locale.ROOT, "%,d bytes came, and no frame is among them: ", heard.bytes());
    if (counts.wrongCrc() > counts.bad() / 2) {
      return found
          + "the CRC of all packets is wrong; is it CRC-16/CCITT-FALSE over the whole frame,"
          + " before COBS?";
    }
    if (counts.unstuffed() > counts.bad() / 2) {
      return found + "what lies between two 0x00 is no COBS; encode frame and CRC together";
    }
    return found
        + "is the speed right (--baud), and is there a 0x00 before and behind each packet?";
  }

  private static boolean isPrintable(List<byte[]> pieces) {
    long all = 0;
    long printable = 0;
    for (byte[] piece : pieces) {
      for (byte one : piece) {
        all++;
        printable += one >= ' ' || one == '\n' || one == '\r' || one == '\t' ? 1 : 0;
      }
    }
    return all > 0 && 100 * printable >= PRINTABLE_SHARE * all;
  }
}
