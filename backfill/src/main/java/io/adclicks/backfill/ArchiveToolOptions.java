package io.adclicks.backfill;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/**
 * What the programs that look after the archive are told, beside the options of its file system.
 */
public interface ArchiveToolOptions extends PipelineOptions {
  @Description("Folder of the archive, a path or a URL such as s3://bucket/clicks")
  @Validation.Required
  String getArchiveRoot();

  void setArchiveRoot(String value);

  @Description("The day, such as 2026-11-24; for drop the first day that stays")
  @Validation.Required
  String getDate();

  void setDate(String value);

  @Description("Only tells what would be dropped")
  boolean isDryRun();

  void setDryRun(boolean value);
}
