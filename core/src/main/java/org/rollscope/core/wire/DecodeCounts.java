package org.rollscope.core.wire;

/**
 * What a decoder has read.
 *
 * @param frames good frames, or good text lines
 * @param samples samples delivered
 * @param lostFrames frames missing from the sequence, or given up because the device did not tell
 *     what it is within 10 s
 * @param duplicateFrames frames that came twice
 * @param malformed packets or lines that were not understood
 * @param malformedBytes bytes that belong to no good frame
 * @param unknownFrames well-formed frames of an unknown type or version
 */
public record DecodeCounts(
    long frames,
    long samples,
    long lostFrames,
    long duplicateFrames,
    long malformed,
    long malformedBytes,
    long unknownFrames) {

  /** Both together. */
  public DecodeCounts plus(DecodeCounts other) {
    return new DecodeCounts(
        frames + other.frames,
        samples + other.samples,
        lostFrames + other.lostFrames,
        duplicateFrames + other.duplicateFrames,
        malformed + other.malformed,
        malformedBytes + other.malformedBytes,
        unknownFrames + other.unknownFrames);
  }
}
