package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.CommandDecoder;
import org.rollscope.core.wire.CommandListener;

class DeviceProtocolTest {
  @Test
  void ourOwnIsFoundByItsName() {
    assertThat(DeviceProtocol.named("rollscope")).isInstanceOf(RollscopeProtocol.class);
  }

  @Test
  void anUnknownNameIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> DeviceProtocol.named("nosuch"))
        .hasMessageContaining("nosuch")
        .hasMessageContaining("rollscope");
  }

  @Test
  void aCommandReachesADevice() throws LinkException {
    List<Command> heard = new ArrayList<>();
    CommandDecoder device =
        new CommandDecoder(
            new CommandListener() {
              @Override
              public void command(long sequence, Command command) {
                heard.add(command);
              }

              @Override
              public void refused(long sequence, int code, int result) {
                throw new AssertionError("refused " + code);
              }
            });
    TestTool tool = new TestTool();
    Conversation conversation = new RollscopeProtocol().converse(tool, TestTool.DESCRIPTION, tool);
    assertThat(conversation.send(1, new Command.Identify(5))).isTrue();
    byte[] bytes = tool.written.getFirst();
    device.accept(bytes, 0, bytes.length);
    assertThat(heard).containsExactly(new Command.Identify(5));
  }
}
