package io.adclicks.pipeline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What a bounded count of a file is told, beside the options of its runner. */
public interface CountClicksFileOptions extends PipelineOptions {
  @Description("A file of JSON lines, or - for standard input")
  @Validation.Required
  String getClicks();

  void setClicks(String value);

  @Description("Distinct clicks a user may make in a minute; 0 for any number")
  @Default.Integer(20)
  int getUserClicksPerMinute();

  void setUserClicksPerMinute(int value);

  @Description("Distinct clicks an address may make in a minute; 0 for any number")
  @Default.Integer(200)
  int getAddressClicksPerMinute();

  void setAddressClicksPerMinute(int value);
}
