package org.rollscope.desktop.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.column.SampleTable.Column;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;

class TableCodecTest {
  private static final int MASK = Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit();

  /** How a sensor's values may be made, each with the bits that a number takes at most. */
  private enum Maker {
    STEPS(9) {
      @Override
      DoubleSupplier of(Random random) {
        double step = random.nextDouble() * 1e-3 + 1e-6;
        return () -> walk(random) * step;
      }
    },
    WIDE_STEPS(27) {
      @Override
      DoubleSupplier of(Random random) {
        double step = random.nextDouble() * 1e-5 + 1e-7;
        return () -> random.nextInt(-(1 << 23), 1 << 23) * step;
      }
    },
    DECIMALS(9) {
      @Override
      DoubleSupplier of(Random random) {
        double parts = Math.pow(10, random.nextInt(7));
        return () -> walk(random) / parts;
      }
    },
    SINGLE_PRECISION(34) {
      @Override
      DoubleSupplier of(Random random) {
        return () -> (float) (100 + 0.1 * random.nextGaussian());
      }
    },
    ANY(72) {
      @Override
      DoubleSupplier of(Random random) {
        return () -> Math.exp(20 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
      }
    },
    STANDING(1) {
      @Override
      DoubleSupplier of(Random random) {
        double value = random.nextDouble();
        return () -> value;
      }
    };

    private final int bits;
    private int at;

    Maker(int bits) {
      this.bits = bits;
    }

    abstract DoubleSupplier of(Random random);

    /** Noise on a slow wave. */
    int walk(Random random) {
      at++;
      return (int) (2000 * Math.sin(at * 0.003) + 8 * random.nextGaussian());
    }
  }

  static Stream<Maker> makers() {
    return Stream.of(Maker.values());
  }

  private static SampleTable table(int rows, DoubleSupplier pressure, DoubleSupplier rate) {
    SampleBlock block = new SampleBlock(Math.max(rows, 1), 1);
    block.begin(MASK);
    for (int i = 0; i < rows; i++) {
      int row = block.append(3.2 + i * 0.005);
      block.pressure(row, 0, pressure.getAsDouble());
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, rate.getAsDouble());
      }
    }
    return SampleTable.of(block);
  }

  private static void assertSame(SampleTable seen, SampleTable expected) {
    assertThat(seen.times()).isEqualTo(expected.times());
    assertThat(seen.columns()).isEqualTo(expected.columns());
    for (Column column : expected.columns()) {
      assertThat(bits(seen.values(column)))
          .as("%s", column)
          .isEqualTo(bits(expected.values(column)));
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void everyValueComesBackWithItsBits(Maker maker) {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int rows = seed < 5 ? seed : random.nextInt(3000);
      SampleTable table = table(rows, maker.of(random), maker.of(random));
      byte[] bytes = TableCodec.encode(table);
      assertSame(TableCodec.decode(bytes), table);
      assertThat(8 * (bytes.length - 250))
          .as("seed %d", seed)
          .isLessThan(4 * rows * maker.bits + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void gapsAndOddValuesComeBackToo(Maker maker) {
    double strange = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
    double[] odd = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      -0.0,
      0.0,
      strange,
      Double.MIN_VALUE,
      Double.MAX_VALUE
    };
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      DoubleSupplier usual = maker.of(random);
      DoubleSupplier mixed =
          () -> random.nextInt(10) == 0 ? odd[random.nextInt(odd.length)] : usual.getAsDouble();
      boolean[] gap = new boolean[1];
      DoubleSupplier broken =
          () -> {
            gap[0] ^= random.nextInt(50) == 0;
            return gap[0] ? Double.NaN : usual.getAsDouble();
          };
      SampleTable table = table(random.nextInt(1, 2000), mixed, broken);
      assertSame(TableCodec.decode(TableCodec.encode(table)), table);
    }
  }

  @Test
  void onlyTheChannelsAskedForAreRead() {
    SampleTable table = table(500, () -> 1.5, () -> 2.5);
    SampleTable seen = TableCodec.decode(TableCodec.encode(table), Channel.PRESSURE.bit());
    assertThat(seen.columns()).containsExactly(new Column(Channel.PRESSURE, 0));
    assertThat(seen.values(new Column(Channel.PRESSURE, 0))).containsOnly(1.5);
    assertThat(seen.values(new Column(Channel.ANGULAR_RATE, 0))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void damageIsFound(int seed) {
    Random random = new Random(seed);
    byte[] bytes = TableCodec.encode(table(200, random::nextGaussian, () -> random.nextInt(9)));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> TableCodec.decode(damaged))
          .isInstanceOf(IllegalArgumentException.class);
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThatThrownBy(() -> TableCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void piecesInAnyOrderAndTwiceComeToTheSame() {
    Random random = new Random(7);
    SampleTable whole = table(4000, Maker.STEPS.of(random), Maker.DECIMALS.of(random));
    for (int round = 0; round < 20; round++) {
      List<SampleTable> pieces = new ArrayList<>();
      long from = whole.micros(0);
      long end = whole.micros(whole.size() - 1) + 1;
      while (from < end) {
        long until = from + random.nextInt(1, 400_000);
        pieces.add(whole.between(from, until));
        if (random.nextInt(4) == 0) {
          pieces.add(whole.between(from - random.nextInt(100_000), until));
        }
        from = until;
      }
      Collections.shuffle(pieces, random);
      SampleTable merged = TableMerge.of(pieces);
      assertSame(merged, whole);
      assertThat(TableCodec.encode(merged)).isEqualTo(TableCodec.encode(whole));
    }
  }

  @Test
  void whatOneTableLacksIsTakenFromTheOther() {
    SampleBlock first = new SampleBlock(4, 1);
    first.begin(Channel.PRESSURE.bit());
    IntStream.range(0, 4).forEach(i -> first.pressure(first.append(i * 0.01), 0, i));
    SampleBlock second = new SampleBlock(4, 1);
    second.begin(Channel.TEMPERATURE.bit());
    IntStream.range(2, 6).forEach(i -> second.temperature(second.append(i * 0.01 + 1e-6), 20 + i));
    SampleTable both = TableMerge.of(List.of(SampleTable.of(first), SampleTable.of(second)));
    assertThat(both.times()).containsExactly(0, 10_000, 20_000, 30_000, 40_001, 50_001);
    assertThat(both.values(new Column(Channel.PRESSURE, 0)))
        .containsExactly(0, 1, 2, 3, Double.NaN, Double.NaN);
    assertThat(both.values(new Column(Channel.TEMPERATURE, 0)))
        .containsExactly(Double.NaN, Double.NaN, 22, 23, 24, 25);
  }

  @Test
  void aBlockComesBackAsItWas() {
    Random random = new Random(1);
    SampleTable table = table(100, Maker.STEPS.of(random), Maker.ANY.of(random));
    SampleBlock block = new SampleBlock(60, 1);
    assertThat(table.fill(block, 0)).isEqualTo(60);
    SampleTable first = SampleTable.of(block);
    assertThat(table.fill(block, 60)).isEqualTo(100);
    assertSame(TableMerge.of(List.of(SampleTable.of(block), first)), table);
  }

  /** The promise is 6 MB for an hour of pressure, gyro and accelerometer at 200 Hz. */
  @Test
  void anHourOfATool() {
    int bytes = 0;
    double seconds = 0;
    for (InstrumentKind kind : InstrumentKind.values()) {
      VirtualDevice device = new VirtualDevice(RandomScenario.of(kind, 3), 3);
      device.rate(200);
      device.goOn(true);
      SampleBlock block = device.newBlock();
      List<SampleTable> minute = new ArrayList<>();
      while (device.played() < 60 && device.next(block)) {
        minute.add(SampleTable.of(block));
      }
      SampleTable table = TableMerge.of(minute);
      byte[] encoded = TableCodec.encode(table);
      assertSame(TableCodec.decode(encoded), table);
      assertThat(table.size()).isGreaterThan(11_000);
      bytes += encoded.length;
      seconds += device.played();
    }
    assertThat(bytes * 3600 / seconds).isLessThan(6e6);
  }
}
