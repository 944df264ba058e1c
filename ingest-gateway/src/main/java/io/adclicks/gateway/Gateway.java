package io.adclicks.gateway;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and has Netty look for extensions, which it does not by itself. */
@QuarkusMain
public final class Gateway {
  private Gateway() {}

  /** Runs until the process is told to stop. */
  public static void main(String... args) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    Quarkus.run(args);
  }
}
