package org.rollscope.desktop.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.endtoend.SystemProgram;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  private Authority authority() throws Exception {
    return Authority.in(folder, InstantSource.fixed(NOW));
  }

  @Test
  void signsWhatOthersCanVerify() throws Exception {
    Issued server = authority().server(List.of("practice.local", "192.168.1.20", "::1"));
    Issued client = authority().client("anna");
    X509Certificate ca = Pem.certificates(folder.resolve("ca.pem")).getFirst();
    X509Certificate own = Pem.certificates(server.certificate()).getFirst();
    own.verify(ca.getPublicKey());
    assertThat(Pem.certificates(server.certificate())).hasSize(2);
    assertThat(own.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("practice.local", "192.168.1.20", "0:0:0:0:0:0:0:1");
    assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(ca.getBasicConstraints()).isZero();
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    X509Certificate anna = Pem.certificates(client.certificate()).getFirst();
    assertThat(anna.getSubjectX500Principal().getName()).isEqualTo("CN=anna");
    assertThat(anna.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(client.until()).isEqualTo(NOW.plus(Authority.LIFE));
  }

  @Test
  void opensslAgrees() throws Exception {
    // As of today, for openssl asks this computer's clock.
    Authority today = Authority.in(folder, InstantSource.system());
    Issued server = today.server(List.of("practice.local"));
    String ca = today.certificate().toString();
    SystemProgram openssl = SystemProgram.named("openssl", "openssl");
    assertThat(
            openssl.run(
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-verify_hostname",
                "practice.local",
                "-CAfile",
                ca,
                server.certificate().toString()))
        .endsWith("OK\n");
  }

  @Test
  void keysAreTheirOwnersOnly() throws Exception {
    authority().server(List.of("practice.local"));
    for (String key : new String[] {"ca.key", "server.key"}) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(key)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void theSameAuthorityRenews() throws Exception {
    Issued first = authority().client("anna");
    byte[] before = Files.readAllBytes(first.certificate());
    byte[] ca = Files.readAllBytes(folder.resolve("ca.pem"));
    Issued second = authority().client("anna");
    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(Files.readAllBytes(second.certificate())).isNotEqualTo(before);
    assertThat(Files.readAllBytes(folder.resolve("ca.pem"))).isEqualTo(ca);
  }

  private static byte[] shown(Issued issued) throws Exception {
    return Pem.certificates(issued.certificate()).getFirst().getEncoded();
  }

  @Test
  void thePagesKeepTheirCertificateWhileItHolds() throws Exception {
    byte[] first = shown(authority().pages(List.of("laptop", "192.168.1.20")));
    assertThat(shown(authority().pages(List.of("192.168.1.20")))).isEqualTo(first);
    Issued elsewhere = authority().pages(List.of("laptop", "10.0.0.7"));
    byte[] second = shown(elsewhere);
    assertThat(second).isNotEqualTo(first);
    assertThat(Hosts.of(Pem.certificates(elsewhere.certificate()).getFirst()))
        .containsExactly("laptop", "10.0.0.7", "192.168.1.20");
    InstantSource later = InstantSource.fixed(NOW.plus(Authority.LIFE).minus(Duration.ofDays(29)));
    assertThat(shown(Authority.in(folder, later).pages(List.of("laptop")))).isNotEqualTo(second);
    assertThat(ServerIdentity.of(elsewhere).fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(Files.getPosixFilePermissions(elsewhere.key()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void saysWhatCannotBe() throws Exception {
    assertThatThrownBy(() -> authority().client("server")).hasMessageContaining("called server");
    Duration tooLong = Authority.OWN_LIFE.plusDays(1);
    assertThatThrownBy(() -> Authority.in(folder, InstantSource.fixed(NOW.plus(tooLong))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.pem expired on 2036-02-27");
    Files.delete(folder.resolve("ca.pem"));
    assertThatThrownBy(this::authority).hasMessageContaining("no certificate " + folder);
  }

  @Test
  void readsKeysOfEveryCommonForm() throws Exception {
    Issued server = authority().server(List.of("practice.local"));
    X509Certificate own = Pem.certificates(server.certificate()).getFirst();
    SystemProgram openssl = SystemProgram.named("openssl", "openssl");
    Path other = folder.resolve("other.key");
    openssl.run("ec", "-in", server.key().toString(), "-out", other.toString());
    assertThat(Pem.key(other, own.getPublicKey())).isNotNull();
    openssl.run(
        "ec",
        "-in",
        server.key().toString(),
        "-aes128",
        "-passout",
        "pass:secret",
        "-out",
        other.toString());
    assertThatThrownBy(() -> Pem.key(other, own.getPublicKey()))
        .hasMessageContaining("a key with a password")
        .hasMessageContaining("openssl pkcs8");
    Path client = authority().client("anna").key();
    assertThatThrownBy(() -> Pem.key(client, own.getPublicKey()))
        .hasMessageContaining("the key of another certificate");
    assertThatThrownBy(() -> Pem.key(server.certificate(), own.getPublicKey()))
        .hasMessageContaining("holds no key");
    Files.writeString(other, "nonsense");
    assertThatThrownBy(() -> Pem.key(other, own.getPublicKey()))
        .hasMessageContaining("holds no key");
    assertThatThrownBy(() -> Pem.certificates(other)).hasMessageContaining(other.toString());
  }
}
