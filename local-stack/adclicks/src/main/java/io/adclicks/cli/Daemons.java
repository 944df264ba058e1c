package io.adclicks.cli;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the command alive. */
public final class Daemons {
  private Daemons() {}

  /** Threads of that name. */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
