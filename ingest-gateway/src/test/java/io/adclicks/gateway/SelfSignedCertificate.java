package io.adclicks.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and certificate for localhost, made by the JDK's own keytool. */
record SelfSignedCertificate(Path keyStore) {
  private static final String PASSWORD = "changeit";

  static SelfSignedCertificate create(Path keyStore) {
    try {
      Files.createDirectories(keyStore.getParent());
      Files.deleteIfExists(keyStore);
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
              "-genkeypair",
              "-alias",
              "gateway",
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-dname",
              "CN=localhost",
              "-ext",
              "san=dns:localhost,ip:127.0.0.1",
              "-storetype",
              "PKCS12",
              "-keystore",
              keyStore.toString(),
              "-storepass",
              PASSWORD);
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("keytool ended with code " + code);
      }
      return new SelfSignedCertificate(keyStore.toAbsolutePath());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no certificate could be made", e);
    }
  }

  Map<String, String> settings() {
    return Map.of(
        "quarkus.tls.key-store.p12.path",
        keyStore.toString(),
        "quarkus.tls.key-store.p12.password",
        PASSWORD,
        "quarkus.http.insecure-requests",
        "enabled");
  }

  static SSLContext trusting(Path keyStore) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
