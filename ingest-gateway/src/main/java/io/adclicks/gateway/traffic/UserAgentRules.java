package io.adclicks.gateway.traffic;

import java.util.Set;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;

/**
 * Tells programs from browsers by Yauaa's rules. A robot that imitates a telephone is a robot; an
 * app that speaks for itself on a person's device is not. Takes a fraction of a millisecond for a
 * user agent and seconds to load: not for an event loop.
 */
final class UserAgentRules {
  private static final Set<String> NO_PERSON =
      Set.of(
          "Robot", "Robot Mobile", "Robot Imitator", "Hacker", "Testclient", "Cloud Application");
  private static final Set<String> PERSONAL_DEVICES =
      Set.of(
          "Desktop",
          "Mobile",
          "Phone",
          "Tablet",
          "Watch",
          "TV",
          "Set-top box",
          "Game Console",
          "Handheld Game Console",
          "eReader",
          "Car",
          "Augmented Reality",
          "Virtual Reality");

  private final UserAgentAnalyzer analyzer =
      UserAgentAnalyzer.newBuilder()
          .hideMatcherLoadStats()
          .withField(UserAgent.AGENT_CLASS)
          .withField(UserAgent.DEVICE_CLASS)
          .withoutCache()
          .dropTests()
          .immediateInitialization()
          .build();

  boolean isRobot(String userAgent) {
    UserAgent parsed = analyzer.parse(userAgent);
    String agent = parsed.getValue(UserAgent.AGENT_CLASS);
    String device = parsed.getValue(UserAgent.DEVICE_CLASS);
    return NO_PERSON.contains(agent)
        || NO_PERSON.contains(device)
        || (agent.equals("Special") && !PERSONAL_DEVICES.contains(device));
  }
}
