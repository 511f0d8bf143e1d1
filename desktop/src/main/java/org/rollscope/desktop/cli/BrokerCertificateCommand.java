package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollscope.desktop.certificate.Authority;
import org.rollscope.desktop.certificate.Hosts;
import org.rollscope.desktop.certificate.Issued;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code broker certificate}: an authority, and what it signs. */
@Command(
    name = "certificate",
    header = "Make certificates for the broker and its clients.",
    description =
        "Makes an authority of your own in a folder, ca.pem and ca.key, or takes the one that is"
            + " there; and with it server.pem and server.key for the broker. Run it again to renew"
            + " them: who trusts ca.pem trusts the new ones too. Keep ca.key to yourself.",
    footer = {
      "",
      "Examples:",
      "  rollscope broker certificate --host practice.local",
      "  rollscope broker certificate --client cellar --client anna",
      "  rollscope broker --listen 0.0.0.0:8883 \\",
      "    --certificates ~/.config/rollscope/certificates"
    })
final class BrokerCertificateCommand implements Callable<Integer> {
  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "A name or address the broker is reached by, besides this computer's own. May be given"
              + " several times.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--client",
      paramLabel = "USER",
      description =
          "Make a certificate by which a client is this user. May be given several times.")
  private List<String> clients = new ArrayList<>();

  @Mixin private CertificatesOption folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Authority authority = Authority.in(folder.path(), Clock.systemUTC());
      out.println("In " + folder.path() + ":");
      out.println("  ca.pem      for everybody who connects");
      print(out, authority.server(Hosts.with(hosts)), "for the broker");
      for (String client : clients) {
        print(out, authority.client(client), "for user " + client + " alone");
      }
      out.println("The broker takes them with --certificates " + folder.path());
    } catch (GeneralSecurityException e) {
      throw new CommandException("no certificate could be made: " + e.getMessage(), e);
    }
    return Rollscope.OK;
  }

  private static void print(PrintWriter out, Issued issued, String whom) {
    LocalDate until = LocalDate.ofInstant(issued.until(), ZoneId.systemDefault());
    out.printf(
        "  %s, %s  %s, until %s%n",
        issued.certificate().getFileName(), issued.key().getFileName(), whom, until);
  }
}
