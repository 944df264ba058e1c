package io.adclicks.backfill;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An object store that speaks S3, in a JVM of its own. */
public final class ObjectStore implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final URI address;
  private final ChildProcess process;

  private ObjectStore(URI address, ChildProcess process) {
    this.address = address;
    this.process = process;
  }

  /** Starts one with a bucket; keeps its files and its log in a folder. */
  public static ObjectStore start(Path folder, String bucket) {
    int port = FreePort.next();
    String jars = Installation.path("local-stack", "s3-mock", "target", "lib") + "/*";
    List<String> command =
        Installation.java(
            List.of(
                "-Xmx256m",
                Installation.QUICK_COMPILER,
                "-Dserver.port=" + FreePort.next(),
                "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                "-Dcom.adobe.testing.s3mock.store.initialBuckets=" + bucket,
                "-Dcom.adobe.testing.s3mock.store.root=" + folder),
            jars,
            "com.adobe.testing.s3mock.S3MockApplication");
    ChildProcess process =
        ChildProcess.start("s3-mock", folder.resolve("s3.log"), command, Map.of());
    ObjectStore store = new ObjectStore(URI.create("http://127.0.0.1:" + port), process);
    process.awaitReady(START_LIMIT, store::answers);
    return store;
  }

  /** Where it answers, without a bucket. */
  public URI address() {
    return address;
  }

  /** The options that lead Beam's file system here; an address in digits gets paths, not hosts. */
  public String[] flags() {
    return new String[] {
      "--awsRegion=eu-central-1",
      "--endpoint=" + address,
      "--awsCredentialsProvider="
          + "{'@type':'StaticCredentialsProvider','accessKeyId':'any','secretAccessKey':'any'}"
              .replace('\'', '"')
    };
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean answers() {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
