package io.adclicks.pipeline;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What a bounded count of a file is told, beside the options of its runner. */
public interface CountClicksFileOptions extends VelocityOptions {
  @Description("A file of JSON lines, or - for standard input")
  @Validation.Required
  String getClicks();

  void setClicks(String value);
}
