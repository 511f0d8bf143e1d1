package org.rollscope.desktop.endtoend;

import java.io.IOException;
import java.nio.file.Path;

/** A certificate for localhost that signs itself, and its key; PEM. */
public record TestCertificate(Path certificate, Path key) {
  public static TestCertificate in(Path folder) throws IOException {
    Path certificate = folder.resolve("broker.crt");
    Path key = folder.resolve("broker.key");
    SystemProgram.named("openssl", "openssl")
        .run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-days",
            "2",
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString());
    return new TestCertificate(certificate, key);
  }
}
