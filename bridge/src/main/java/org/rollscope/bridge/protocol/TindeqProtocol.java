package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.UUID;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/**
 * The Tindeq Progressor, a force sensor of 80 Hz, and what was built after it: Crimpdeq, Hangman
 * and others that offer its service; see {@code docs/devices/tindeq.md}.
 */
public final class TindeqProtocol implements DeviceProtocol {
  static final UUID SERVICE = UUID.fromString("7e4e1701-1ea6-40c9-9dcc-13d34ffead57");
  static final UUID DATA = UUID.fromString("7e4e1702-1ea6-40c9-9dcc-13d34ffead57");
  static final UUID CONTROL = UUID.fromString("7e4e1703-1ea6-40c9-9dcc-13d34ffead57");

  private static final String NAME_START = "Progressor";

  @Override
  public String name() {
    return "tindeq";
  }

  @Override
  public String title() {
    return "Tindeq Progressor";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(BleProfile.of(SERVICE, DATA, CONTROL));
  }

  @Override
  public boolean recognises(Sighting seen) {
    return seen.name().startsWith(NAME_START) || seen.services().contains(SERVICE);
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return new TindeqConversation(link, tool, listener);
  }
}
