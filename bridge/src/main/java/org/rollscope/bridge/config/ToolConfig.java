package org.rollscope.bridge.config;

import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

/**
 * What is known of a tool better than by its sensors.
 *
 * @param kind what it is; null for what the sensor says, or a ball where it says nothing
 * @param radius rolling radius, m; NaN for the sensor's own or the calibrated one
 * @param axis a cylinder turns about, in the sensor's frame; null for the sensor's own
 * @param surface where the skin is; null for the sensor's own
 * @param contactArea of one pad, m²; NaN for the sensor's own
 */
public record ToolConfig(
    @Nullable InstrumentKind kind,
    double radius,
    @Nullable Vector axis,
    @Nullable Surface surface,
    double contactArea) {
  public static final ToolConfig UNKNOWN = new ToolConfig(null, Double.NaN, null, null, Double.NaN);

  /** The tool as far as it is known, for a sensor that does not know what it is built into. */
  public Instrument instrument() {
    InstrumentKind known = kind == null ? InstrumentKind.BALL : kind;
    return correct(Instrument.of(known, known.typicalRadius()));
  }

  /** The same, known to be of a kind. */
  public ToolConfig withKind(InstrumentKind newKind) {
    return new ToolConfig(newKind, radius, axis, surface, contactArea);
  }

  /** What a sensor says of its tool, with what is known better. */
  public Instrument correct(Instrument told) {
    Instrument tool = told;
    if (kind != null && kind != told.kind()) {
      Instrument usual = Instrument.of(kind, told.radius());
      tool =
          new Instrument(
              kind, told.radius(), usual.axis(), usual.surface(), told.pads(), told.contactArea());
    }
    return new Instrument(
        tool.kind(),
        Double.isNaN(radius) ? tool.radius() : radius,
        axis == null ? tool.axis() : axis,
        surface == null ? tool.surface() : surface,
        tool.pads(),
        Double.isNaN(contactArea) ? tool.contactArea() : contactArea);
  }
}
