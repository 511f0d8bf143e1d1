package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.CommandDecoder;
import org.rollscope.core.wire.CommandListener;
import org.rollscope.core.wire.DeviceListener.Ack;
import org.rollscope.core.wire.FrameEncoder;

/**
 * The firmware: speaks the binary device protocol and carries commands out. INFO at boot and every
 * 5 s, STATUS each second, SAMPLES in between; what the link does to them is done here.
 */
final class BinaryTransmitter implements Transmitter {
  private static final double INFO_EVERY = 5;
  private static final double STATUS_EVERY = 1;
  private static final double BYTES_PER_SECOND = 115200 / 10.0;
  private static final double LOWEST_RATE = 10;
  private static final int PACKET_OVERHEAD = 24;
  private static final int SAMPLE_BYTES = 16;

  private final VirtualDevice device;
  private final SampleBlock block;
  private final FrameEncoder encoder;
  private final CommandDecoder commands;
  private final Framing framing;
  private final List<byte[]> answers = new ArrayList<>();
  private long sequence;
  private boolean streaming = true;
  private double nextInfo = INFO_EVERY;
  private double nextStatus = STATUS_EVERY;

  BinaryTransmitter(VirtualDevice device, Framing framing) {
    this.device = device;
    this.framing = framing;
    block = device.newBlock();
    encoder = new FrameEncoder(device.info());
    commands = new CommandDecoder(new Firmware());
  }

  @Override
  public List<byte[]> boot() {
    List<byte[]> out = new ArrayList<>();
    if (framing.sendsInfo()) {
      info(out);
    }
    status(out);
    return out;
  }

  @Override
  public boolean advance() {
    device.frameLimit(framing.longestFrame());
    return device.produce(block);
  }

  @Override
  public List<byte[]> packets() {
    List<byte[]> out = new ArrayList<>();
    if (streaming) {
      samples(out);
    }
    double now = device.played();
    if (now >= nextStatus) {
      nextStatus += STATUS_EVERY;
      status(out);
    }
    if (streaming && framing.sendsInfo() && now >= nextInfo) {
      nextInfo += INFO_EVERY;
      info(out);
    }
    return out;
  }

  private void samples(List<byte[]> out) {
    byte[] frame =
        encoder.samples(
            block,
            0,
            block.size(),
            sequence++,
            Math.round(block.time(0) * 1e6),
            (int) device.intervalTicks());
    byte[] packet = framing.pack(frame);
    RandomGenerator luck = device.luck();
    if (luck.nextDouble() < device.scenario().faults().garbage()) {
      byte[] garbage = new byte[luck.nextInt(1, 30)];
      luck.nextBytes(garbage);
      out.add(garbage);
    }
    switch (device.fate()) {
      case ARRIVES -> out.add(packet);
      case DAMAGED -> {
        int hit = luck.nextInt(1, packet.length - 1);
        packet[hit] ^= (byte) (1 << luck.nextInt(8));
        out.add(packet);
      }
      case DROPPED, LOST -> {}
    }
  }

  private void info(List<byte[]> out) {
    byte[] info = encoder.info(sequence, device.info());
    if (info.length <= framing.longestFrame()) {
      sequence++;
      out.add(framing.pack(info));
    }
  }

  private void status(List<byte[]> out) {
    out.add(framing.pack(encoder.status(sequence++, device.status())));
  }

  @Override
  public double time() {
    return device.played();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    answers.clear();
    framing.read(bytes, length, commands);
    return List.copyOf(answers);
  }

  @Override
  public void dropped() {
    if (block.size() > 0) {
      device.dropped(block.time(0), block.time(block.size() - 1));
    }
  }

  /** Carries commands out. */
  private final class Firmware implements CommandListener {
    @Override
    public void command(long commandSequence, Command command) {
      int result = carryOut(command);
      acknowledge(commandSequence, command.code(), result);
      if (result == OK) {
        tell(command);
      }
    }

    @Override
    public void refused(long commandSequence, int code, int result) {
      acknowledge(commandSequence, code, result);
    }

    private void acknowledge(long commandSequence, int code, int result) {
      Ack ack = new Ack(commandSequence, code, result);
      answers.add(framing.pack(encoder.ack(sequence++, ack)));
    }

    private int carryOut(Command command) {
      if (command instanceof Command.Start start) {
        return start(start.rate());
      }
      if (command instanceof Command.Stop) {
        streaming = false;
      } else if (command instanceof Command.Tare) {
        device.tare();
      }
      // A real tool would also blink or buzz; of that there is nothing to see here.
      return OK;
    }

    private int start(int rate) {
      if (rate != 0 && (rate < LOWEST_RATE || rate > fastest())) {
        return BAD_ARGUMENT;
      }
      if (rate != 0) {
        device.rate(rate);
      }
      streaming = true;
      return OK;
    }

    private double fastest() {
      int samples = VirtualDevice.MOST_SAMPLES_A_FRAME;
      return BYTES_PER_SECOND / (SAMPLE_BYTES + (double) PACKET_OVERHEAD / samples);
    }

    private void tell(Command command) {
      if (command instanceof Command.GetInfo || command instanceof Command.Start) {
        info(answers);
      } else if (command instanceof Command.GetStatus) {
        status(answers);
      }
    }
  }
}
