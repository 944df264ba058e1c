package io.adclicks.pipeline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The limits of invalid traffic, which the hot path and a bounded count must be told alike. */
public interface VelocityOptions extends PipelineOptions {
  @Description("Distinct clicks a user may make in a minute; 0 for any number")
  @Default.Integer(20)
  int getUserClicksPerMinute();

  void setUserClicksPerMinute(int value);

  @Description("Distinct clicks an address may make in a minute; 0 for any number")
  @Default.Integer(200)
  int getAddressClicksPerMinute();

  void setAddressClicksPerMinute(int value);

  @Description("Distinct users that may come with one token in a minute; 0 for any number")
  @Default.Integer(20)
  int getTokenUsersPerMinute();

  void setTokenUsersPerMinute(int value);
}
