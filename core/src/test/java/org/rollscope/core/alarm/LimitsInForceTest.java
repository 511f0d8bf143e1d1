package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.alarm.PressureLimit.Unit;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;

class LimitsInForceTest {
  private static final Instrument BALL = Instrument.of(InstrumentKind.BALL, 0.03);
  private static final Instrument AREA = BALL.withContactArea(0.005);
  private static final Zone GLUTE = new Zone(Muscle.GLUTE, Zone.Side.LEFT);

  private static LimitsInForce of(
      Channel channel, Instrument tool, double bodyWeight, PressureLimit own) {
    Limits limits = new Limits(bodyWeight, Map.of(GLUTE, own), own, Set.of());
    return LimitsInForce.of(limits, GLUTE, tool, Load.of(channel.bit(), tool, 1));
  }

  @ParameterizedTest
  @CsvSource({"BALL,250,350", "STICK,150,220", "FOOT_ROLLER,200,300", "FOAM_ROLLER,80,120"})
  void defaultsGoByInstrument(InstrumentKind kind, double high, double highHigh) {
    Instrument tool = Instrument.of(kind, 0.03);
    assertThat(of(Channel.PRESSURE, tool, Double.NaN, PressureLimit.BY_INSTRUMENT))
        .isEqualTo(new LimitsInForce(high, highHigh, "kPa", "default"));
  }

  @Test
  void forceOnlyDefaultsAreSharesOfBodyWeight() {
    assertThat(of(Channel.FORCE, BALL, 800, PressureLimit.BY_INSTRUMENT))
        .isEqualTo(new LimitsInForce(400, 560, "N", "default"));
    LimitsInForce unknown = of(Channel.FORCE, BALL, Double.NaN, PressureLimit.BY_INSTRUMENT);
    assertThat(unknown.high()).isCloseTo(0.5 * 70 * 9.80665, within(1e-9));
    assertThat(unknown.highHigh()).isCloseTo(0.7 * 70 * 9.80665, within(1e-9));
  }

  @Test
  void aForceOverAKnownAreaHasTheInstrumentsDefaults() {
    assertThat(of(Channel.FORCE, AREA, 800, PressureLimit.BY_INSTRUMENT).high()).isEqualTo(250);
  }

  @Test
  void ownLimitsInKpaStandAsTheyAre() {
    assertThat(of(Channel.PRESSURE, BALL, 800, new PressureLimit(100, 140, Unit.KPA, "person")))
        .isEqualTo(new LimitsInForce(100, 140, "kPa", "person"));
  }

  @Test
  void newtonsBecomeKpaOverTheContactArea() {
    PressureLimit own = new PressureLimit(400, 500, Unit.NEWTON, "therapist");
    assertThat(of(Channel.PRESSURE, AREA, 800, own))
        .isEqualTo(new LimitsInForce(80, 100, "kPa", "therapist"));
    assertThat(of(Channel.FORCE, BALL, 800, own))
        .isEqualTo(new LimitsInForce(400, 500, "N", "therapist"));
  }

  @Test
  void percentOfBodyWeightBecomesEitherUnit() {
    PressureLimit own = new PressureLimit(25, 50, Unit.PERCENT_BODY_WEIGHT, "comfort-test");
    assertThat(of(Channel.PRESSURE, AREA, 800, own))
        .isEqualTo(new LimitsInForce(40, 80, "kPa", "comfort-test"));
    assertThat(of(Channel.FORCE, BALL, 800, own))
        .isEqualTo(new LimitsInForce(200, 400, "N", "comfort-test"));
  }

  @Test
  void whatCannotBeConvertedGivesWayToTheDefaultMarkedAsSuch() {
    assertThat(of(Channel.PRESSURE, BALL, 800, new PressureLimit(400, 500, Unit.NEWTON, "x")))
        .isEqualTo(new LimitsInForce(250, 350, "kPa", "default"));
    assertThat(
            of(
                Channel.PRESSURE,
                AREA,
                Double.NaN,
                new PressureLimit(25, 50, Unit.PERCENT_BODY_WEIGHT, "x")))
        .isEqualTo(new LimitsInForce(250, 350, "kPa", "default"));
    assertThat(of(Channel.FORCE, BALL, 800, new PressureLimit(100, 140, Unit.KPA, "x")))
        .isEqualTo(new LimitsInForce(400, 560, "N", "default"));
  }

  @Test
  void aZonesLimitGoesBeforeTheOneEverywhere() {
    PressureLimit glute = new PressureLimit(90, 95, Unit.KPA, "therapist");
    PressureLimit other = new PressureLimit(60, 70, Unit.KPA, "person");
    Limits limits = new Limits(800, Map.of(GLUTE, glute), other, Set.of());
    assertThat(limits.of(GLUTE)).isEqualTo(glute);
    assertThat(limits.of(Zone.UNKNOWN)).isEqualTo(other);
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new PressureLimit(100, 90, Unit.KPA, "x"))
        .hasMessageContaining("100.0, 90.0");
    assertThatThrownBy(() -> new PressureLimit(0, 90, Unit.KPA, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
