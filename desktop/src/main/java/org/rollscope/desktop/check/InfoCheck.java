package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollscope.core.sample.InstrumentKind;

/** Whether the fields of INFO can be true. */
final class InfoCheck implements Check.AtRest {
  static final String NAME = "INFO fields";
  private static final double SMALLEST_RADIUS = 5;
  private static final double LARGEST_RADIUS = 150;
  private static final int SLOWEST = 10;
  private static final int FASTEST = 2000;
  private static final double AXIS_TOLERANCE = 0.05;
  private static final int MOST_PADS = 64;
  private static final int SMALLEST_AREA = 10;
  private static final int LARGEST_AREA = 40_000;

  @Override
  public void run(Window rest, Findings findings) {
    Optional<InfoFrame> told =
        rest.hearing().infoFrames().reversed().stream()
            .map(InfoFrame::of)
            .flatMap(Optional::stream)
            .findFirst();
    if (told.isEmpty()) {
      findings.unchecked(NAME, "no whole INFO came");
      return;
    }
    InfoFrame info = told.get();
    List<String> wrong = new ArrayList<>();
    tool(info, wrong);
    sensors(info, wrong);
    identity(info, wrong);
    for (String problem : wrong) {
      findings.fix(NAME, Section.INFO, problem);
    }
    if (wrong.isEmpty()) {
      findings.ok(NAME, words(info));
    }
  }

  private static void tool(InfoFrame info, List<String> wrong) {
    double radius = info.radiusMillimetres();
    if (info.version() != Frame.VERSION) {
      wrong.add("the protocol version is %d; it is 1".formatted(info.version()));
    }
    if (radius < SMALLEST_RADIUS || radius > LARGEST_RADIUS) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "a rolling radius of %.1f mm cannot be; its unit is 0.1 mm, 320 for 32 mm",
              radius));
    }
    if (info.kind().isEmpty()) {
      wrong.add(
          "there is no instrument %d; 1 is a ball, 2 a stick, 3 a foot roller, 4 a foam roller"
              .formatted(info.instrument()));
    }
    info.kind().ifPresent(kind -> axis(info, kind, wrong));
    area(info, wrong);
  }

  private static void area(InfoFrame info, List<String> wrong) {
    if (info.area() > 0 && (info.area() < SMALLEST_AREA || info.area() > LARGEST_AREA)) {
      wrong.add(
          "a contact area of %d mm² cannot be; its unit is mm², 400 for 4 cm², 0 for unknown"
              .formatted(info.area()));
    }
  }

  private static void axis(InfoFrame info, InstrumentKind kind, List<String> wrong) {
    double length = info.axisLength();
    if (!kind.isCylinder() && length > 0) {
      wrong.add("a ball has no axis: send zeros");
    } else if (kind.isCylinder() && length == 0) {
      wrong.add(
          "the axis of the %s is zero: send the unit vector along it in the IMU's frame, × 127"
              .formatted(kind.label()));
    } else if (kind.isCylinder() && Math.abs(length - 1) > AXIS_TOLERANCE) {
      wrong.add(
          String.format(Locale.ROOT, "the axis is %.2f long; send a unit vector, × 127", length));
    }
  }

  private static void sensors(InfoFrame info, List<String> wrong) {
    if (info.rate() < SLOWEST || info.rate() > FASTEST) {
      wrong.add(
          "a sample rate of %d Hz cannot be, or is of no use; send 10 to 2000"
              .formatted(info.rate()));
    }
    if (info.gyroRange() != 0 && (info.gyroRange() < 100 || info.gyroRange() > 8000)) {
      wrong.add(
          "a gyro's range of ±%d °/s cannot be; send the range it is set to, such as 2000"
              .formatted(info.gyroRange()));
    }
    if (info.accelRange() == 1) {
      wrong.add("an accelerometer of ±1 g cannot be; send the range it is set to, such as 16");
    }
    if (info.pads() > MOST_PADS) {
      wrong.add("%d pads cannot be".formatted(info.pads()));
    }
    if (info.pads() == 0 && info.gyroRange() == 0 && info.accelRange() == 0) {
      wrong.add("there are no pads, no gyro and no accelerometer: nothing is measured");
    }
  }

  private static void identity(InfoFrame info, List<String> wrong) {
    if (info.boot() == 0 || info.boot() == 0xFFFF_FFFFL) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "the boot id is 0x%08x: draw a random number anew at each boot",
              info.boot()));
    }
    String strings = info.stringProblem();
    if (!strings.isEmpty()) {
      wrong.add(strings);
      return;
    }
    String serial = info.string(InfoFrame.SERIAL);
    if (serial.isBlank()) {
      wrong.add("the serial number is empty: give each tool one of its own, for ever");
    } else if (!serial.matches("[ -~]+")) {
      wrong.add("the serial number holds control characters");
    }
    if (info.string(InfoFrame.NAME).isBlank()) {
      wrong.add("the name is empty: send what people call the tool");
    }
  }

  private static String words(InfoFrame info) {
    List<String> parts = new ArrayList<>();
    String kind = info.kind().map(InstrumentKind::label).orElse("").replace('-', ' ');
    parts.add(String.format(Locale.ROOT, "%s of %.1f mm", kind, info.radiusMillimetres()));
    parts.add(info.pads() + (info.pads() == 1 ? " pad" : " pads"));
    if (info.area() > 0) {
      parts.add(info.area() + " mm²");
    }
    parts.add(info.rate() + " Hz");
    if (info.gyroRange() > 0) {
      parts.add("±" + info.gyroRange() + " °/s");
    }
    if (info.accelRange() > 0) {
      parts.add("±" + info.accelRange() + " g");
    }
    parts.add(String.format(Locale.ROOT, "boot %08x", info.boot()));
    return String.join(", ", parts);
  }
}
