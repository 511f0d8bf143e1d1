package org.rollscope.desktop.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** PEM files; keys are written as PKCS #8 without a password, and only their owner's to read. */
public final class Pem {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";

  private Pem() {}

  static void write(Path file, X509Certificate... certificates)
      throws IOException, GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(text(CERTIFICATE, certificate.getEncoded()));
    }
    write(file, text.toString(), "rw-r--r--");
  }

  static void write(Path file, PrivateKey key) throws IOException {
    write(file, text(KEY, key.getEncoded()), "rw-------");
  }

  private static String text(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString();
  }

  private static void write(Path file, String text, String permissions) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "pem", "", attributes);
    try {
      Files.writeString(written, text, UTF_8);
      if (posix) {
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(permissions));
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /**
   * The certificates in a file, the first one's signer second, and so on.
   *
   * @throws IOException where there is none, in words for people
   */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> all.add((X509Certificate) certificate));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no certificate " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificate that can be read: PEM is expected", e);
    }
    if (all.isEmpty()) {
      throw new IOException(file + " holds no certificate");
    }
    return all;
  }

  /**
   * The key in a file, which must be that of a certificate.
   *
   * @throws IOException where it is not, in words for people
   */
  public static PrivateKey key(Path file, PublicKey certified) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      PrivateKey key = new JcaPEMKeyConverter().getPrivateKey(keyIn(file, parser));
      if (!KeyPairs.belong(key, certified)) {
        throw new IOException(file + " is the key of another certificate");
      }
      return key;
    } catch (NoSuchFileException e) {
      throw new IOException("there is no key " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is the key of another certificate, or damaged", e);
    }
  }

  private static PrivateKeyInfo keyIn(Path file, PEMParser parser) throws IOException {
    Object found = parser.readObject();
    while (found != null) {
      if (found instanceof PrivateKeyInfo key) {
        return key;
      }
      if (found instanceof PEMKeyPair pair) {
        return pair.getPrivateKeyInfo();
      }
      if (found instanceof PEMEncryptedKeyPair || found instanceof PKCS8EncryptedPrivateKeyInfo) {
        throw new IOException(
            file
                + " is a key with a password, which nobody is there to type; write one without:"
                + " openssl pkcs8 -topk8 -nocrypt -in "
                + file
                + " -out new.key");
      }
      found = parser.readObject(); // such as the parameters of a curve
    }
    throw new IOException(file + " holds no key: PEM is expected");
  }
}
