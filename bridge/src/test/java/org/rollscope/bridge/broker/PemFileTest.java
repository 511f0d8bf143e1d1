package org.rollscope.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.Programs;
import org.rollscope.bridge.broker.BrokerException.Kind;

/** Certificates and keys as OpenSSL writes them, in every form; and files that are none. */
@Timeout(60)
class PemFileTest {
  @TempDir Path folder;

  private void openssl(String arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(Programs.need("openssl", "openssl")), Stream.of(arguments.split(" ")))
            .toList();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    assertThat(exit).as(said).isZero();
  }

  private PemFile read(String name) throws Trouble {
    return PemFile.read("key-file", folder.resolve(name));
  }

  private PublicKey publicKey() throws Trouble {
    return read("cert.pem").certificates().getFirst().getPublicKey();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "genrsa -traditional -out key 1024|rsa -traditional|BEGIN RSA PRIVATE KEY",
        "genrsa -traditional -out key 2048|rsa -traditional|BEGIN RSA PRIVATE KEY",
        "genrsa -out key 2048|pkcs8 -topk8 -nocrypt|BEGIN PRIVATE KEY",
        "ecparam -name prime256v1 -genkey -out key|ec|BEGIN EC PRIVATE KEY",
        "ecparam -name secp521r1 -genkey -out key|ec|BEGIN EC PRIVATE KEY",
        "ecparam -name secp384r1 -genkey -out key|pkcs8 -topk8 -nocrypt|BEGIN PRIVATE KEY",
        "genpkey -algorithm ed25519 -out key|pkey|BEGIN PRIVATE KEY"
      })
  void keysOfEachFormBelongToTheirCertificates(String generate, String form, String begin)
      throws IOException {
    openssl(generate);
    openssl(form + " -in key -out formed");
    openssl("req -x509 -key key -subj /CN=x -days 1 -out cert.pem");
    assertThat(Files.readString(folder.resolve("formed"))).contains(begin);
    assertThat(PrivateKeys.match(publicKey(), read("formed").privateKey())).isTrue();
    assertThat(PrivateKeys.match(publicKey(), read("key").privateKey())).isTrue();
    openssl("ecparam -name prime256v1 -genkey -out another");
    assertThat(PrivateKeys.match(publicKey(), read("another").privateKey())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkcs8 -topk8 -passout pass:secret -in key -out locked",
        "rsa -traditional -aes256 -passout pass:secret -in key -out locked"
      })
  void aKeyWithAPasswordIsRefusedWithTheCommandThatHelps(String lock) throws IOException {
    openssl("genrsa -out key 2048");
    openssl(lock);
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("locked").privateKey())
        .withMessageContaining(
            "key-file " + folder.resolve("locked") + " holds a key with a password")
        .withMessageContaining(
            "openssl pkcs8 -topk8 -nocrypt -in " + folder.resolve("locked") + " -out FILE");
  }

  @Test
  void severalCertificatesAndWordsAroundThemAreRead() throws IOException {
    openssl("ecparam -name prime256v1 -genkey -out key");
    openssl("req -x509 -key key -subj /CN=one -days 1 -out one.pem");
    openssl("req -x509 -key key -subj /CN=two -days 1 -text -out two.pem");
    Files.writeString(
        folder.resolve("all.pem"),
        "Bag Attributes\r\n"
            + Files.readString(folder.resolve("one.pem")).replace("\n", "\r\n")
            + Files.readString(folder.resolve("key"))
            + Files.readString(folder.resolve("two.pem")));
    assertThat(read("all.pem").certificates().stream().map(CertificateWords::subject))
        .containsExactly("CN=one", "CN=two");
    assertThat(
            PrivateKeys.match(
                read("all.pem").certificates().getFirst().getPublicKey(),
                read("all.pem").privateKey()))
        .isTrue();
  }

  private static final String PEM = "-----BEGIN %s-----\n%s\n-----END %s-----\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CERTIFICATE|AAAA|holds a damaged certificate",
        "CERTIFICATE|A|holds a damaged certificate",
        "CERTIFICATE REQUEST|AAAA|holds no certificate but: CERTIFICATE REQUEST",
      })
  void damagedCertificatesAreTold(String type, String content, String words) throws IOException {
    Files.writeString(folder.resolve("bad"), PEM.formatted(type, content, type));
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("bad").certificates())
        .withMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PRIVATE KEY|AAAA|neither RSA nor of an elliptic curve",
        "EC PRIVATE KEY|AAAA|it is damaged",
        "EC PRIVATE KEY|MIT////w|it is cut off",
        "EC PRIVATE KEY|MAA=|it does not name its curve",
        "RSA PRIVATE KEY|AAAA|neither RSA nor of an elliptic curve",
        "OPENSSH PRIVATE KEY|AAAA|keys of the kind OPENSSH PRIVATE KEY are unknown",
        "CERTIFICATE|AAAA|holds no private key but: CERTIFICATE"
      })
  void damagedKeysAreTold(String type, String content, String words) throws IOException {
    Files.writeString(folder.resolve("bad"), PEM.formatted(type, content, type));
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("bad").privateKey())
        .withMessageContaining(words)
        .satisfies(trouble -> assertThat(trouble.kind()).isEqualTo(Kind.SETTINGS));
  }

  @Test
  void otherFilesAreTold() throws IOException {
    Files.write(folder.resolve("binary"), new byte[] {0x30, (byte) 0x82, 1, 2});
    Files.write(folder.resolve("huge"), new byte[2 << 20]);
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("binary"))
        .withMessageContaining("is no PEM file")
        .withMessageContaining("openssl x509 -inform DER");
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("huge"))
        .withMessageContaining("too large");
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> read("none"))
        .withMessageContaining("key-file " + folder.resolve("none") + " is missing");
  }
}
