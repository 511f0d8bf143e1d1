package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoodDeviceTest {
  @Test
  void q() {
    VirtualLine line = new VirtualLine(Devices::still);
    Checked c = Checked.quickly(line);
    c.report().findings().forEach(System.out::println);
    assertThat(c.toFix()).isEmpty();
    c = Checked.quickly(new VirtualLine(Devices::text));
    c.report().findings().forEach(System.out::println);
  }

  @Test
  void hand() {
    Body body = new Body();
    VirtualLine line = new VirtualLine(() -> new Altered(Devices.still(), body));
    Checked c = Checked.of(line, line, new Course.Options(false, 12, 5), new Person(body, line));
    c.report().findings().forEach(System.out::println);
    System.out.println(c.report().json());
  }
}
