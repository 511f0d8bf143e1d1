package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.TcpLinkSource;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.twin.BluefruitTwin;
import org.rollscope.sim.twin.OpenScaleTwin;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.ThingyTwin;
import org.rollscope.sim.twin.TindeqTwin;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.UartTwin;
import org.rollscope.sim.twin.WitMotionTwin;

/** Each family knows its own and no other; noise is of none. */
@Timeout(120)
class FamiliesTest {
  private static final double SECONDS = 6;

  /** What devices send over a serial line, by the family each is of. */
  private static final Map<String, Function<VirtualDevice, Transmitter>> LINES =
      new TreeMap<>(
          Map.of(
              "bluefruit", device -> BluefruitTwin.serial(device).transmitter(),
              "openscale", device -> OpenScaleTwin.of(device).transmitter(),
              "rollscope", device -> Transmitter.of(device, Transmitter.Format.BINARY),
              "rollscope text", device -> Transmitter.of(device, Transmitter.Format.TEXT),
              "witmotion", device -> WitMotionTwin.serial(device, 115_200).transmitter()));

  /** Devices on the air, by the family each is of. */
  private static final Map<String, Function<VirtualDevice, Twin>> AIR =
      new TreeMap<>(
          Map.of(
              "nordic-uart", UartTwin::text,
              "nordic-uart frames", UartTwin::frames,
              "nordic-uart bluefruit", BluefruitTwin::ble,
              "rollscope", RollscopeTwin::of,
              "thingy52", ThingyTwin::of,
              "tindeq", TindeqTwin::of,
              "witmotion", WitMotionTwin::ble));

  static Stream<String> lines() {
    return LINES.keySet().stream();
  }

  static Stream<String> air() {
    return AIR.keySet().stream();
  }

  private static String family(String device) {
    return device.split(" ")[0];
  }

  private static byte[] stream(String device) {
    Transmitter transmitter = Objects.requireNonNull(LINES.get(device)).apply(TrueSamples.tool());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<byte[]> packets = transmitter.boot();
    while (packets != null && transmitter.time() < SECONDS) {
      out.writeBytes(Transmitter.joined(packets));
      packets = transmitter.next();
    }
    return out.toByteArray();
  }

  private static List<DeviceProtocol> streamProtocols() {
    return DeviceProtocol.all().stream().filter(one -> !one.bauds().isEmpty()).toList();
  }

  private static boolean claims(DeviceProtocol protocol, byte[] stream, int from) {
    TestTool tool = new TestTool();
    Conversation conversation = protocol.converse(tool, TestTool.DESCRIPTION, tool);
    conversation.accept(stream, from, stream.length - from, 0);
    return protocol.isCertain(conversation.counts());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aStreamIsOfOneFamilyWhereverOneJoinsIt(String device) {
    byte[] stream = stream(device);
    for (DeviceProtocol protocol : streamProtocols()) {
      boolean isOwn = protocol.name().equals(family(device));
      for (int from = 0; from < 40; from++) {
        assertThat(claims(protocol, stream, from))
            .as("%s claims %s from byte %d", protocol.name(), device, from)
            .isEqualTo(isOwn);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aStreamIsFoundOutByItself(String device) throws LinkException {
    byte[] stream = stream(device);
    TestTool found = new TestTool();
    Conversation detection = new StreamProtocol().converse(found, TestTool.DESCRIPTION, found);
    detection.open();
    SplittableRandom cuts = new SplittableRandom(2);
    for (int at = 0; at < stream.length; ) {
      int length = Math.min(cuts.nextInt(1, 60), stream.length - at);
      detection.accept(stream, at, length, at * 1_000_000L);
      at += length;
    }
    detection.finish();
    TestTool direct = new TestTool();
    Conversation own =
        DeviceProtocol.named(family(device)).converse(direct, TestTool.DESCRIPTION, direct);
    own.accept(stream, 0, stream.length, 0);
    own.finish();
    assertThat(detection.counts().frames()).isEqualTo(own.counts().frames());
    assertThat(detection.counts().malformed()).isEqualTo(own.counts().malformed());
    assertThat(detection.counts().samples()).isPositive();
  }

  @Test
  void noiseIsOfNoFamily() {
    SplittableRandom random = new SplittableRandom(12);
    byte[] noise = new byte[1 << 18];
    for (int i = 0; i < 20; i++) {
      random.nextBytes(noise);
      for (DeviceProtocol protocol : streamProtocols()) {
        assertThat(claims(protocol, noise, 0)).as(protocol.name()).isFalse();
      }
    }
  }

  @Test
  void monotonousLinesAreOfNoFamily() {
    byte[] same = new byte[4000];
    for (int value = 0; value < 256; value++) {
      Arrays.fill(same, (byte) value);
      for (DeviceProtocol protocol : streamProtocols()) {
        assertThat(claims(protocol, same, 0)).as("%s of %d", protocol.name(), value).isFalse();
      }
    }
  }

  private static Twin onTheAir(String device) {
    return Objects.requireNonNull(AIR.get(device)).apply(TrueSamples.tool());
  }

  @ParameterizedTest
  @MethodSource("air")
  void anAdvertisementIsOfOneFamily(String device) {
    Sighting seen = new TwinRadio(Objects.requireNonNull(onTheAir(device).air())).sighting();
    assertThat(DeviceProtocol.all())
        .filteredOn(protocol -> protocol.recognises(seen))
        .extracting(DeviceProtocol::name)
        .containsExactly(family(device));
  }

  private static BleConnector connector(Twin twin, String link, List<DeviceProtocol> protocols) {
    TwinRadio radio = new TwinRadio(Objects.requireNonNull(twin.air()));
    Airspace airspace = new Airspace(radio, System::nanoTime);
    return new BleConnector(
        airspace,
        BleTarget.of(link),
        protocols,
        TestTool.DESCRIPTION.instrument(),
        System::nanoTime);
  }

  @ParameterizedTest
  @MethodSource("air")
  void whateverIsOnTheAirIsConnected(String device) throws LinkException {
    Twin twin = onTheAir(device);
    GattPort port = Objects.requireNonNull(twin.air());
    List<DeviceProtocol> all =
        DeviceProtocol.all().stream().filter(one -> one.profile().isPresent()).toList();
    TestTool heard = new TestTool();
    try (DevicePlayer player = new DevicePlayer(twin.transmitter(), port, 10);
        BleConnector connector = connector(twin, "ble:auto", all)) {
      Thread.ofPlatform().daemon().start(player.waitForHost());
      try (Connection connection = connector.open(heard)) {
        assertThat(connection.name()).contains(port.advert().name());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (heard.blocks.isEmpty() && System.nanoTime() < end) {
          connection.pump();
        }
        assertThat(heard.infos).isNotEmpty();
        assertThat(heard.blocks).isNotEmpty();
        assertThat(connection.send(1, new Command.Haptic(1, 1)))
            .isEqualTo(device.matches("rollscope|nordic-uart|nordic-uart frames"));
      }
    }
  }

  @Test
  void whoSpeaksOverBluetoothOnlyIsNotSoughtOnAPort() {
    LinkConnector connector =
        new LinkConnector(
            new TcpLinkSource("127.0.0.1", 1),
            new ThingyProtocol(),
            TestTool.DESCRIPTION,
            System::nanoTime);
    assertThatThrownBy(() -> connector.open(new TestTool()))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("Thingy:52 speaks over Bluetooth only")
        .hasMessageContaining("ble:NAME");
  }

  @Test
  void whoSpeaksOverSerialLinesOnlyIsNotSoughtOnTheAir() {
    DeviceProtocol wired =
        new DeviceProtocol() {
          @Override
          public String name() {
            return "wired";
          }

          @Override
          public String title() {
            return "wired scale";
          }

          @Override
          public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
            throw new AssertionError();
          }
        };
    try (BleConnector connector = connector(onTheAir("thingy52"), "ble:Thingy", List.of(wired))) {
      assertThatThrownBy(() -> connector.open(new TestTool()))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("cannot be a wired scale")
          .hasMessageContaining("serial lines only");
    }
  }

  @Test
  void aStreamWithGarbageInItIsStillItsOwn() {
    SplittableRandom random = new SplittableRandom(31);
    for (String device : LINES.keySet()) {
      byte[] stream = stream(device);
      for (int i = 0; i < stream.length / 500; i++) {
        stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
      }
      for (DeviceProtocol protocol : streamProtocols()) {
        TestTool tool = new TestTool();
        Conversation conversation = protocol.converse(tool, TestTool.DESCRIPTION, tool);
        conversation.accept(stream, 0, stream.length, 0);
        DecodeCounts counts = conversation.counts();
        boolean isOwn = protocol.name().equals(family(device));
        assertThat(protocol.isCertain(counts))
            .as("%s: %s", protocol.name(), device)
            .isEqualTo(isOwn);
      }
    }
  }
}
