package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.desktop.access.UsersFile;
import org.rollscope.desktop.broker.BrokerSettings;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.broker.ServerTls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code broker}: the embedded broker on its own. */
@Command(
    name = "broker",
    header = "Run an MQTT broker, for those who run none.",
    description =
        "It listens for this computer only; then nobody needs a password, as long as no user is"
            + " added. With --listen it is there for a network too, and only for users. Nothing is"
            + " kept on disk. Ctrl-C ends it.",
    subcommands = {BrokerUserCommand.class, BrokerCertificateCommand.class},
    footer = {
      "",
      "Examples:",
      "  rollscope broker                    for this computer",
      "  rollscope broker user add anna --role therapist",
      "  rollscope broker user add cellar --role bridge --device ball-3f2a",
      "  rollscope broker --listen 0.0.0.0:1883   for the network, and only for users",
      "  rollscope broker certificate        then TLS:",
      "  rollscope broker --listen 0.0.0.0:8883 \\",
      "    --certificates ~/.config/rollscope/certificates"
    })
final class BrokerCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofSeconds(10);

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1:1883",
      description = "HOST:PORT, or a PORT of this computer; ${DEFAULT-VALUE} unless told.")
  private String listen;

  @Option(
      names = "--root",
      paramLabel = "TOPIC",
      defaultValue = "rollscope",
      description = "First level of every topic; ${DEFAULT-VALUE} unless told.")
  private String root;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Who may use it; ~/.config/rollscope/broker-users unless told, if it exists.")
  private @Nullable Path users;

  @Mixin private ServerTlsOptions tls;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BrokerSettings settings = settings();
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = new Interruption();
        EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
      err.println("The broker is at " + broker.address() + ", " + forWhom(settings) + ".");
      if (settings.users() != null && settings.tls() == null) {
        warnOfPlainText(err, settings.listen());
      }
      err.println("Ctrl-C ends it.");
      err.flush();
      Map<String, Long> told = Map.of();
      while (!interruption.await(LOOK)) {
        Map<String, Long> now = broker.refused();
        if (!now.equals(told)) {
          err.println("Refused so far: " + words(now));
          err.flush();
          told = now;
        }
      }
    }
    return Rollscope.OK;
  }

  /** A broker that others reach speaks TLS, or is overheard. */
  private static void warnOfPlainText(PrintWriter err, ListenAddress address) throws IOException {
    if (!InetAddress.getByName(address.host()).isLoopbackAddress()) {
      err.println("Passwords and measurements cross the network unencrypted. For TLS make");
      err.println("certificates: rollscope broker certificate --help");
    }
  }

  private BrokerSettings settings() {
    BrokerSettings settings = BrokerSettings.DEFAULT.withListen(address()).withRoot(root);
    Path file = users == null ? UsersFile.defaultFile() : users;
    if (users != null || Files.exists(file)) {
      settings = settings.withUsers(new UsersFile(file));
    }
    ServerTls certificates = tls.files();
    return certificates == null ? settings : settings.withTls(certificates);
  }

  private ListenAddress address() {
    try {
      return ListenAddress.parse(listen);
    } catch (ConfigException e) {
      throw new CommandException("--listen: " + e.getMessage(), e);
    }
  }

  private static String forWhom(BrokerSettings settings) {
    UsersFile file = settings.users();
    return file == null ? "for everybody on this computer" : "for the users in " + file.path();
  }

  static String words(Map<String, Long> refused) {
    return refused.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
